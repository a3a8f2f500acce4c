//! What the SCP begins.

use super::call::{number, read_criteria};
use super::{Action, name_of};
use crate::expect::Known;
use inlab_inap::{CreateCall, DetectionPoint, Dialect, ServiceSelector};
use inlab_lab::{Error, Value};
use inlab_scp::NewCall;
use inlab_ss7::{Address, CalledPartyNumber, CallingPartyNumber};

/// A call that the SCP is to make.
#[derive(Clone, Debug)]
pub struct CreateStep {
    /// Its name in later steps.
    pub name: String,
    /// How a dialect that has service keys names the service.
    pub service_key: Option<u32>,
    /// How AIN does.
    pub criteria: Option<ServiceSelector>,
    /// Whom to call, and as whom.
    pub call: CreateCall,
}

impl CreateStep {
    /// The call as the SCP takes it.
    #[must_use]
    pub fn request(&self, dialect: Dialect, from: Address, switch: Address) -> NewCall {
        let usual = dialect.usual_selector(DetectionPoint::OrigAttemptAuthorized);
        let given = match usual {
            Some(ServiceSelector::Criteria(_)) => self.criteria,
            _ => self.service_key.map(ServiceSelector::ServiceKey),
        };
        NewCall {
            dialect,
            service: given.or(usual).unwrap_or(ServiceSelector::ServiceKey(0)),
            from,
            switch,
            call: self.call,
        }
    }
}

pub(super) fn read_scp(value: Value<'_>, known: Known<'_>) -> Result<Action, Error> {
    if value.node().as_scalar().is_some() {
        return value
            .choice(&[("restart", ())])
            .map(|()| Action::RestartScp);
    }
    let mut fields = value.fields()?;
    let create = fields.required("createCall")?;
    let mut call = CreateCall {
        destination: number(create, CalledPartyNumber::from_text)?,
        calling: None,
        leg: None,
        segment: None,
        suppress_terminating_service: false,
    };
    if let Some(calling) = fields.optional("calling") {
        call.calling = Some(number(calling, CallingPartyNumber::from_text)?);
    }
    let point = DetectionPoint::OrigAttemptAuthorized;
    let by_key = |dialect: &Dialect| dialect.usual_selector(point).is_none();
    let service_key = if known.dialects.iter().any(by_key) {
        Some(fields.required("serviceKey")?)
    } else {
        fields.optional("serviceKey")
    };
    let service_key = service_key.map(Value::number).transpose()?;
    let criteria = fields.optional("criteria").map(read_criteria).transpose()?;
    for dialect in known.dialects {
        let checked = dialect.check_create(&call);
        checked.map_err(|error| create.error(format!("{dialect}: {error}")))?;
    }
    let name = name_of(&mut fields, "call")?;
    fields.finish()?;
    Ok(Action::Create(CreateStep {
        name,
        service_key,
        criteria,
        call,
    }))
}
