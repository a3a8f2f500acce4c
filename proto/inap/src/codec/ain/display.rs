//! What the called party's terminal shows: displayText and genericName of the operations that put a call through.

use inlab_ber::{List, Octets};
use inlab_ss7::{self as ss7, InlineOctets};

use crate::codec::Faults;
use crate::types::ain::{DisplayInformation, GenericName};
use crate::{DecodeError, Instruction, Text};

/// The most elements of displayText, and the most octets of one.
pub(super) const MOST_LINES: usize = 15;
const LINE: usize = 20;

/// What travels in the order that puts a call through.
#[derive(Clone, Copy, Default)]
pub(super) struct Shown<'a> {
    pub(super) display: Option<List<'a, DisplayInformation<'a>>>,
    pub(super) name: Option<GenericName<'a>>,
}

/// A text in elements of displayText.
pub(super) fn in_lines<'l, 't: 'l>(
    text: &'t Text,
    lines: &'l mut [DisplayInformation<'t>; MOST_LINES],
) -> Option<List<'l, DisplayInformation<'t>>> {
    let chunks = text.as_str().as_bytes().chunks(LINE);
    let count = chunks.len();
    for (line, chunk) in lines.iter_mut().zip(chunks) {
        *line = DisplayInformation::Text(Octets(chunk));
    }
    lines.get(..count).map(List::Items)
}

/// Tells what is shown, as orders before the one that it came with. A name is that of genericName, or an element of the display that says
/// that it is one; other elements that are no text are not looked at.
pub(super) fn tell_shown(
    faults: Faults,
    display: Option<List<'_, DisplayInformation<'_>>>,
    name: Option<GenericName<'_>>,
    tell: &mut dyn FnMut(Instruction),
) -> Result<(), DecodeError> {
    let mut text = InlineOctets::<{ crate::MAX_TEXT }>::EMPTY;
    let mut shown = None;
    for line in display.into_iter().flat_map(|list| list.iter()) {
        match line {
            DisplayInformation::Text(octets) if !text.extend(octets.0) => {
                return Err(faults.unexpected("displayText"));
            }
            DisplayInformation::CallingPartyName(octets) => shown = ss7::Name::of(octets.0),
            _ => {}
        }
    }
    if !text.is_empty() {
        let text = std::str::from_utf8(&text).ok().and_then(Text::new);
        let text = text.ok_or_else(|| faults.unexpected("displayText"))?;
        tell(Instruction::Display(text));
    }
    let name = match name {
        Some(name) => {
            let name = ss7::CallerName::decode(name.0);
            Some(name.ok_or_else(|| faults.unexpected("genericName"))?)
        }
        None => shown.map(ss7::CallerName::Allowed),
    };
    if let Some(name) = name {
        tell(Instruction::ShowName(name));
    }
    Ok(())
}
