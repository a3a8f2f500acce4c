//! The state tables as text. `INLAB_BLESS=1 cargo test -p inlab-ssp-sim --test state_tables` writes them anew.

use inlab_ber::{Element, Kind};
use inlab_inap::{CallModel, Dialect, Half};
use inlab_ssp_sim::{bcsm, ssf};

#[track_caller]
fn compare(name: &str, text: &str) {
    let path = format!("{}/../golden/state/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("INLAB_BLESS").is_some() {
        std::fs::write(&path, text).expect("golden/state can be written");
    }
    let golden = std::fs::read_to_string(&path).expect("the golden file");
    assert!(
        golden == text,
        "{name}: the table has changed; INLAB_BLESS=1 writes it anew\n{text}"
    );
}

#[test]
fn o_bcsm() {
    compare(
        "ssp-o-bcsm",
        &bcsm::table_text(CallModel::Basic, Half::Originating),
    );
}

#[test]
fn t_bcsm() {
    compare(
        "ssp-t-bcsm",
        &bcsm::table_text(CallModel::Basic, Half::Terminating),
    );
}

#[test]
fn ssf() {
    compare("ssp-ssf", &ssf::table());
}

#[test]
fn peripheral() {
    compare("ssp-peripheral", &inlab_ssp_sim::peripheral::table());
}

#[test]
fn ain() {
    let text = |half| bcsm::table_text(CallModel::Ain, half);
    compare("ssp-ain-originating", &text(Half::Originating));
    compare("ssp-ain-terminating", &text(Half::Terminating));
}

#[test]
fn win() {
    let text = |half| bcsm::table_text(CallModel::Win, half);
    compare("ssp-win-originating", &text(Half::Originating));
    compare("ssp-win-terminating", &text(Half::Terminating));
}

/// From every point in call but the first, an input leads on, and every detection point of the models is of its half.
#[test]
fn the_models_have_no_dead_ends_and_no_strangers() {
    for model in [CallModel::Basic, CallModel::Ain, CallModel::Win] {
        for half in [Half::Originating, Half::Terminating] {
            let table = bcsm::table(model, half);
            for row in table {
                assert!(
                    row.point.is_none_or(|point| point.half() == half),
                    "{row:?}"
                );
                assert!(
                    row.to == bcsm::Pic::Null || table.iter().any(|next| next.from == row.to),
                    "{row:?} leads nowhere"
                );
                let twins = table
                    .iter()
                    .filter(|other| other.from == row.from && other.input == row.input);
                assert_eq!(twins.count(), 1, "{row:?} is not the only one");
            }
        }
    }
}

/// Every event that a dialect over ANSI TCAP has is in its model, and the names of WIN's points in call are those of ResumePIC.
#[test]
fn american_models_have_the_events_of_their_dialects_and_the_standards_names() {
    for dialect in Dialect::american() {
        for row in dialect.events() {
            let table = bcsm::table(dialect.call_model(), row.half);
            assert!(
                table.iter().any(|known| known.point == Some(row.event)),
                "{dialect} {}",
                row.event
            );
        }
    }
    let known: Vec<String> = match inlab_inap::types::ansi41::ResumePic::schema().kind {
        Kind::Enumerated(values) => values.iter().map(|(name, ..)| spelt(name)).collect(),
        _ => panic!("an enumeration"),
    };
    for half in [Half::Originating, Half::Terminating] {
        for row in bcsm::table(CallModel::Win, half) {
            let name = bcsm::american::win_name(row.from, half);
            // Nobody resumes in an exception.
            if row.from != bcsm::Pic::Exception {
                assert!(known.contains(&spelt(&format!("{name}-PIC"))), "{name}");
            }
        }
    }
}

fn spelt(name: &str) -> String {
    name.replace('_', "-").to_ascii_lowercase()
}
