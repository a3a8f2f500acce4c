//! The callers' names of a lab file: calling name presentation.

use inlab_inap::Trigger;
use inlab_lab::{Error, Value};
use inlab_ss7::{
    Alphabet, CallerName, Digits, MAX_E164, MAX_NAME, Name, NumberingPlan, Presentation,
};
use std::collections::HashMap;
use std::fmt;

/// Names by the callers' numbers in international form. `Debug` shows how many.
#[derive(Clone, Default)]
pub struct Names(HashMap<Digits, Name>);

impl Names {
    /// Gives a number, of its digits with the country code first, a name; what it had before is lost.
    pub fn add(&mut self, number: Digits, name: Name) {
        self.0.insert(number, name);
    }

    /// The name of who calls, as the called party may see it: that of a number whose presentation is restricted is not told, and one that
    /// is not in the table is not available (GR-1188-CORE, N.S0012).
    #[must_use]
    pub fn of(&self, trigger: &Trigger, plan: &NumberingPlan) -> CallerName {
        let Some(calling) = trigger.calling else {
            return CallerName::Unavailable;
        };
        match calling.presentation {
            Presentation::ALLOWED => {}
            Presentation::RESTRICTED => return CallerName::Restricted,
            _ => return CallerName::Unavailable,
        }
        let number = calling.e164(plan);
        let name = number.and_then(|number| self.0.get(number.digits()));
        name.map_or(CallerName::Unavailable, |name| CallerName::Allowed(*name))
    }

    /// Reads `{ "15550100": "ANNA EXAMPLE" }`.
    pub(super) fn read(value: Value<'_>) -> Result<Self, Error> {
        let mut names = Self::default();
        for (key, value) in value.entries()? {
            let text = key.text()?;
            let number = Digits::from_text(text.strip_prefix('+').unwrap_or(text), Alphabet::Q763);
            let number = number.ok().filter(|number| {
                number.is_decimal() && !number.is_empty() && number.len() <= MAX_E164
            });
            let number = number.ok_or_else(|| {
                key.error(format!(
                    "expected a number of 1 to {MAX_E164} digits, the country code first"
                ))
            })?;
            let name = Name::new(value.text()?).ok_or_else(|| {
                value.error(format!(
                    "a name has 1 to {MAX_NAME} printable characters of IA5"
                ))
            })?;
            if names.0.insert(number, name).is_some() {
                return Err(key.error("this number is there already"));
            }
        }
        Ok(names)
    }
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Names({})", self.0.len())
    }
}
