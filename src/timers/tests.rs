use super::*;

/// A lab of an SCP and an SSP with these timers.
fn lab(scp: &str, ssp: &str) -> Result<LabFile, inlab_lab::Error> {
    let text = format!(
        "nodes:\n  scp: {{ role: scp, pointCode: 2-2-2, timers: {{ {scp} }} }}\n  msc: {{ role: ssp, pointCode: 1-1-1, timers: {{ {ssp} }} }}\nlinks:\n  - {{ from: msc, to: scp, listen: 127.0.0.1:2905, m3ua: {{ routingContext: 1 }} }}\n"
    );
    LabFile::read("lab.yaml", &text)
}

fn rows_of(lab: &LabFile, node: &str) -> Vec<Row> {
    let mut rows = of_lab(lab);
    rows.retain(|row| row.node.as_deref() == Some(node));
    rows
}

/// As it is written under `timers`.
fn written(setting: &str, value: &str) -> String {
    match setting.split_once('.') {
        Some((group, name)) => format!("{group}: {{ {name}: {value} }}"),
        None => format!("{setting}: {value}"),
    }
}

#[test]
fn every_row_is_whole_and_its_default_is_one_that_can_be_set() {
    let rows = table();
    assert!(rows.len() > 100, "{}", rows.len());
    for row in &rows {
        assert!(!row.name.is_empty() && !row.clause.is_empty() && !row.what.is_empty());
        assert!(row.range.0 < row.range.1, "{row:?}");
        match row.default {
            Some(default) => assert!(
                (row.range.0..=row.range.1).contains(&default),
                "{}: {default:?} of {:?}",
                row.name,
                row.range
            ),
            None => assert!(row.off, "{row:?}"),
        }
    }
    for (layer, timers) in layers() {
        for timer in timers {
            assert!(timer.admits(timer.default), "{layer} {}", timer.name);
        }
    }
}

#[test]
fn every_default_is_that_of_the_table() {
    let lab = lab("", "").expect("it reads");
    for row in of_lab(&lab) {
        assert_eq!(row.value, Some(row.default), "{row:?}");
    }
}

/// Not just read: the configuration that the node is made of has it, and no other timer has changed.
#[test]
fn every_timer_can_be_set_in_a_lab_file_and_reaches_the_configuration() {
    let plain = lab("", "").expect("it reads");
    let mut set = 0;
    for (place, node) in ["scp", "msc"].into_iter().enumerate() {
        let before = rows_of(&plain, node);
        for row in &before {
            let mut values = vec![Some(row.range.0), Some(row.range.1)];
            if row.off {
                values.push(None);
            }
            for value in values {
                let said = written(&row.setting, &time(value));
                let blocks = [said.as_str(), ""];
                let file = lab(blocks[place], blocks[1 - place]);
                let file = file.unwrap_or_else(|error| panic!("{said}: {error}"));
                let after = rows_of(&file, node);
                let of_range = row.setting == "operations.short"
                    || row.setting == "operations.medium"
                    || row.setting == "operations.long";
                for (old, new) in before.iter().zip(&after) {
                    assert_eq!(old.setting, new.setting);
                    if old.setting == row.setting {
                        assert_eq!(new.value, Some(value), "{said}");
                    } else if !(of_range && old.layer == "operations") {
                        assert_eq!(new.value, old.value, "{said} changed {}", old.setting);
                    }
                }
                set += 1;
            }
        }
    }
    assert!(set > 400, "{set}");
}

#[test]
fn what_cannot_be_set_is_told_with_the_bounds_and_the_unit() {
    let refused = |scp: &str, message: &str| {
        let error = lab(scp, "").expect_err(scp);
        assert_eq!(error.message(), message, "{scp}");
    };
    refused(
        "operations: { short: 11s }",
        "short is from 1 s to 10 s; found 11 s",
    );
    refused(
        "operations: { playAnnouncement: 31 min }",
        "playAnnouncement is from 1 s to 30 min; found 31 min",
    );
    refused(
        "operations: { playAnouncement: 1 min }",
        "unknown key \"playAnouncement\"; nearest is \"playAnnouncement\"",
    );
    refused(
        "tcap: { idle: 500ms }",
        "idle is from 1 s to 24 h, or off; found 500 ms",
    );
    refused("guard: 5", "a time needs a unit: 5s, 5ms, ...");
    refused(
        "tssf: 5s",
        "unknown key \"tssf\"; valid: guard, endNotice, unheard, instructionRequest, resetTimer, recovery, operations, m3ua, sccp, tcap",
    );
    refused("m3ua: 2s", "expected a map, found \"2s\"");
    refused(
        "m3ua: { ack: off }",
        "expected a time such as 30s, 1500ms, 2 min or 1h, found \"off\"",
    );
}

#[test]
fn a_link_goes_before_its_node() {
    let text = "nodes:\n  scp: { role: scp, pointCode: 2-2-2, timers: { m3ua: { heartbeat: 20s } } }\n  msc: { role: ssp, pointCode: 1-1-1 }\nlinks:\n  - { from: msc, to: scp, listen: 127.0.0.1:2905, m3ua: { heartbeat: 5s } }\n";
    let lab = LabFile::read("lab.yaml", text).expect("it reads");
    let beat = |node| {
        let rows = rows_of(&lab, node);
        let row = rows.into_iter().find(|row| row.setting == "m3ua.heartbeat");
        row.expect("it is there").value
    };
    assert_eq!(beat("scp"), Some(Some(Duration::from_secs(5))));
    assert_eq!(beat("msc"), Some(Some(Duration::from_secs(5))));
}

#[test]
fn the_forms() {
    let rows = table();
    let shown = text(&rows);
    let line = shown.lines().find(|line| line.contains("T(ack)"));
    let line = line.expect("a line").split_whitespace().collect::<Vec<_>>();
    assert_eq!(
        line.join(" "),
        "M3UA T(ack) 2 s 100 ms to 1 min m3ua.ack RFC 4666 4.3.4.1 an unanswered ASPUP, ASPDN, ASPAC, ASPIA, REG REQ or DEREG REQ is sent again"
    );
    assert!(markdown(&rows).contains("| TCAP | T(idle) | off | 1 s to 24 h, off | tcap.idle |"));
    let shown = json(&of_lab(&lab("guard: 1 min", "").expect("it reads")));
    assert!(
        shown.contains(
            r#""node": "scp", "layer": "SCP", "timer": "T(guard)", "clause": "TS 29.078 11.1 (period: operator's)", "unit": "ms", "default": 300000, "least": 1000, "most": 86400000, "canBeOff": false, "setting": "guard""#
        ),
        "{shown}"
    );
    assert!(shown.contains(r#""value": 60000"#));
}
