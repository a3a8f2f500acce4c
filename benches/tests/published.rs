//! Arguments of CAP that inlab encodes, decoded and encoded again by the published crate `gsm_cap`, which is made of `rasn`: the same
//! octets. Where they differ for a reason the reason is listed, and must still be one.
#![allow(missing_docs)]

use gsm_cap::operations as theirs;
use inlab_inap::Dialect;
use inlab_tests::values::{Maker, Part, types};
use std::collections::BTreeMap;

/// Their octets of ours.
type Again = fn(&[u8]) -> Result<Vec<u8>, String>;

fn again<T: rasn::Decode + rasn::Encode>(octets: &[u8]) -> Result<Vec<u8>, String> {
    let value: T = gsm_cap::decode(octets).map_err(|error| error.to_string())?;
    gsm_cap::encode(&value).map_err(|error| error.to_string())
}

const OPERATIONS: &[(&str, Again)] = &[
    ("initialDP", again::<theirs::InitialDpArg>),
    ("connect", again::<theirs::ConnectArg>),
    ("releaseCall", again::<theirs::ReleaseCallArg>),
    ("cancel", again::<theirs::CancelArg>),
    (
        "requestReportBCSMEvent",
        again::<theirs::RequestReportBcsmEventArg>,
    ),
    ("eventReportBCSM", again::<theirs::EventReportBcsmArg>),
    ("applyCharging", again::<theirs::ApplyChargingArg>),
    (
        "applyChargingReport",
        again::<theirs::ApplyChargingReportArg>,
    ),
    (
        "furnishChargingInformation",
        again::<theirs::FurnishChargingInformationArg>,
    ),
    (
        "callInformationRequest",
        again::<theirs::CallInformationRequestArg>,
    ),
    (
        "callInformationReport",
        again::<theirs::CallInformationReportArg>,
    ),
    ("resetTimer", again::<theirs::ResetTimerArg>),
    ("connectToResource", again::<theirs::ConnectToResourceArg>),
    ("playAnnouncement", again::<theirs::PlayAnnouncementArg>),
    (
        "promptAndCollectUserInformation",
        again::<theirs::PromptAndCollectUserInformationArg>,
    ),
    (
        "establishTemporaryConnection",
        again::<theirs::EstablishTemporaryConnectionArg>,
    ),
    ("initialDPSMS", again::<theirs::InitialDpSmsArg>),
    ("connectSMS", again::<theirs::ConnectSmsArg>),
    ("releaseSMS", again::<theirs::ReleaseSmsArg>),
    (
        "requestReportSMSEvent",
        again::<theirs::RequestReportSmsEventArg>,
    ),
    ("eventReportSMS", again::<theirs::EventReportSmsArg>),
];

/// Operation (or the start of its name), what is said, and why the octets are right all the same.
const DIFFERENCES: &[(&str, &str, &str)] = &[
    (
        "connect",
        "another order",
        "genericNumbers is a SET OF: rasn sorts its items as DER does, BER (X.690 8.12) lets them be as they are",
    ),
    (
        "releaseCall",
        "actual tag: Tag { class: Context, value: 2 }",
        "gsm_cap lacks allCallSegmentsWithExtension, of Release 11 (TS 29.078 6.1.1)",
    ),
];

/// Members of phase 2 whose tags gsm_cap has for others, those of phase 3 (GSM 09.78 version 7, TS 29.078).
const PHASE_2: &[&str] = &["naInfo", "initialDPArgExtension"];

fn sorted(octets: &[u8]) -> Vec<u8> {
    let mut octets = octets.to_vec();
    octets.sort_unstable();
    octets
}

#[test]
fn gsm_cap_gives_our_octets_back() {
    let mut problems: BTreeMap<String, usize> = BTreeMap::new();
    let mut same = BTreeMap::new();
    let mut excused = [0; DIFFERENCES.len()];
    for dialect in [Dialect::CAP2, Dialect::CAP3, Dialect::CAP4] {
        for whole in types(dialect).filter(|whole| whole.part == Part::Argument) {
            let Some((name, again)) = OPERATIONS.iter().find(|(name, _)| *name == whole.name)
            else {
                continue;
            };
            let mut makers: Vec<_> = (0..6)
                .flat_map(|turn| {
                    [
                        Maker::smallest(dialect, turn),
                        Maker::largest(dialect, turn),
                    ]
                })
                .collect();
            makers.extend((0..60).map(|seed| Maker::random(dialect, seed)));
            for maker in makers {
                let left_out = if dialect == Dialect::CAP2 {
                    PHASE_2
                } else {
                    &[]
                };
                let mut maker = maker.without(left_out);
                let octets = maker.value(whole.of.schema());
                let what = match again(&octets) {
                    Ok(theirs) if theirs == octets => {
                        *same.entry(*name).or_insert(0) += 1;
                        continue;
                    }
                    Ok(theirs) if sorted(&theirs) == sorted(&octets) => "another order".to_owned(),
                    Ok(_) => "other octets".to_owned(),
                    Err(error) => error,
                };
                let excuse = DIFFERENCES
                    .iter()
                    .position(|(of, says, _)| name.starts_with(of) && what.contains(says));
                match excuse {
                    Some(excuse) => excused[excuse] += 1,
                    None => {
                        *problems
                            .entry(format!("{dialect} {name}: {what}"))
                            .or_insert(0) += 1
                    }
                }
            }
        }
    }
    let lines: Vec<_> = problems
        .iter()
        .map(|(what, count)| format!("{count:4} {what}"))
        .collect();
    assert!(problems.is_empty(), "same: {same:?}\n{}", lines.join("\n"));
    for (name, _) in OPERATIONS {
        assert!(
            same.get(name).is_some_and(|count| *count >= 5),
            "{name}: {same:?}"
        );
    }
    for ((of, says, why), count) in DIFFERENCES.iter().zip(excused) {
        assert!(
            count > 0,
            "{says:?} of {of:?} is on the list ({why}), but does not happen"
        );
    }
}
