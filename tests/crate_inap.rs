//! The main operations of INAP CS-1 against the published crate `inap` 3.0, whose types were written by others from ETS 300 374-1
//! and Q.1218: what inlab encodes it reads, and it encodes the same octets. Where it does not, [`ITS_FAULTS`] says why.
#![allow(missing_docs)]

use inap::operations::*;
use inlab_inap::Dialect;
use inlab_tests::values::{Maker, Part, types};
use std::collections::BTreeMap;

/// Decodes as the crate's type and encodes again.
type Through = fn(&[u8]) -> Result<Vec<u8>, inap::InapError>;

fn through<T: rasn::Decode + rasn::Encode>(octets: &[u8]) -> Result<Vec<u8>, inap::InapError> {
    inap::encode(&inap::decode::<T>(octets)?)
}

const OPERATIONS: &[(&str, Part, Through)] = &[
    ("initialDP", Part::Argument, through::<InitialDpArg>),
    ("connect", Part::Argument, through::<ConnectArg>),
    ("releaseCall", Part::Argument, through::<ReleaseCallArg>),
    (
        "connectToResource",
        Part::Argument,
        through::<ConnectToResourceArg>,
    ),
    (
        "establishTemporaryConnection",
        Part::Argument,
        through::<EstablishTemporaryConnectionArg>,
    ),
    (
        "assistRequestInstructions",
        Part::Argument,
        through::<AssistRequestInstructionsArg>,
    ),
    (
        "requestReportBCSMEvent",
        Part::Argument,
        through::<RequestReportBcsmEventArg>,
    ),
    (
        "eventReportBCSM",
        Part::Argument,
        through::<EventReportBcsmArg>,
    ),
    ("resetTimer", Part::Argument, through::<ResetTimerArg>),
    ("cancel", Part::Argument, through::<CancelArg>),
    ("applyCharging", Part::Argument, through::<ApplyChargingArg>),
    (
        "applyChargingReport",
        Part::Argument,
        through::<ApplyChargingReportArg>,
    ),
    (
        "furnishChargingInformation",
        Part::Argument,
        through::<FurnishChargingInformationArg>,
    ),
    (
        "callInformationRequest",
        Part::Argument,
        through::<CallInformationRequestArg>,
    ),
    (
        "callInformationReport",
        Part::Argument,
        through::<CallInformationReportArg>,
    ),
    (
        "playAnnouncement",
        Part::Argument,
        through::<PlayAnnouncementArg>,
    ),
    (
        "promptAndCollectUserInformation",
        Part::Argument,
        through::<PromptAndCollectUserInformationArg>,
    ),
    (
        "promptAndCollectUserInformation",
        Part::Result,
        through::<PromptAndCollectUserInformationRes>,
    ),
];

/// Operation, what happens, and why that is a fault of the crate.
const ITS_FAULTS: &[(&str, &str, &str)] = &[(
    "cs1-itu initialDP",
    "InitialDpArg.service_key",
    "Q.1218 2.1.3 has serviceKey OPTIONAL; the crate keeps ETS 300 374-1",
)];

#[test]
fn main_operations_of_cs1() {
    let mut differ: BTreeMap<(String, String), (usize, String)> = BTreeMap::new();
    let mut same = 0;
    for dialect in [Dialect::CS1, Dialect::ITU_CS1] {
        for (name, part, through) in OPERATIONS {
            let of = types(dialect)
                .find(|whole| whole.name == *name && whole.part == *part)
                .expect("CS-1 has it");
            let smallest = (0..16).map(|turn| Maker::smallest(dialect, turn));
            let largest = (0..16).map(|turn| Maker::largest(dialect, turn));
            let random = (1..=64).map(|seed| Maker::random(dialect, seed));
            for mut maker in smallest.chain(largest).chain(random) {
                let octets = maker.value(of.of.schema());
                let what = match through(&octets) {
                    Ok(again) if again == octets => {
                        same += 1;
                        continue;
                    }
                    Ok(_) => "encoded as other octets".to_owned(),
                    Err(error) => error.to_string(),
                };
                let key = (format!("{dialect} {name}"), what);
                let shown = inlab_ber::value::hex(&octets);
                differ.entry(key).or_insert((0, shown)).0 += 1;
            }
        }
    }
    let mut unexpected = Vec::new();
    let mut happened = vec![0; ITS_FAULTS.len()];
    for ((of, what), (count, octets)) in &differ {
        let known = ITS_FAULTS
            .iter()
            .position(|(name, says, _)| of.ends_with(name) && what.contains(says));
        match known {
            Some(known) => happened[known] += count,
            None => unexpected.push(format!("{count} {of}: {what} [{octets}]")),
        }
    }
    assert!(
        unexpected.is_empty(),
        "{same} the same; {}",
        unexpected.join("\n")
    );
    assert!(same > 2000, "{same}");
    for ((name, says, why), count) in ITS_FAULTS.iter().zip(happened) {
        assert!(
            count > 0,
            "{name}: {says} is on the list ({why}), but does not happen"
        );
    }
}
