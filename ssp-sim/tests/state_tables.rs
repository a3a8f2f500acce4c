//! The state tables as text. `INLAB_BLESS=1 cargo test -p inlab-ssp-sim --test state_tables` writes them anew.

use inlab_inap::Half;
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
    compare("ssp-o-bcsm", &bcsm::table_text(Half::Originating));
}

#[test]
fn t_bcsm() {
    compare("ssp-t-bcsm", &bcsm::table_text(Half::Terminating));
}

#[test]
fn ssf() {
    compare("ssp-ssf", &ssf::table());
}

/// From every point in call but the first, an input leads on, and every detection point of the models is of its half.
#[test]
fn the_models_have_no_dead_ends_and_no_strangers() {
    for half in [Half::Originating, Half::Terminating] {
        let table = bcsm::table(half);
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
