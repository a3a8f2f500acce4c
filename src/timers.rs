//! `inlab timers`: the table of timers, gathered from the layers, and what a lab sets them to.

use crate::Ended;
use crate::cli::{self, Timers};
use crate::lab_file::{LabFile, NodeRole};
use crate::network::Network;
use crate::output::{print, say, unprinted};
use inlab_inap::OperationTimers;
use inlab_inap::operation::OPERATIONS;
use inlab_inap::operation::timers as operations;
use inlab_lab::show_time;
use inlab_ss7::{Timer, TimerField};
use std::fmt::Write as _;
use std::time::Duration;

/// One line of the table.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Row {
    /// The node, where a lab is shown.
    node: Option<String>,
    layer: &'static str,
    name: String,
    clause: &'static str,
    default: Option<Duration>,
    range: (Duration, Duration),
    off: bool,
    setting: String,
    what: &'static str,
    /// What the node's file sets it to, or leaves it at; `Some(None)`: off.
    value: Option<Option<Duration>>,
}

pub(crate) fn run(arguments: &Timers) -> Ended {
    let rows = match &arguments.lab {
        None => table(),
        Some(path) => match LabFile::load(Some(path)) {
            Ok(lab) => of_lab(&lab),
            Err(error) => {
                say(&format!("inlab timers: {error}"));
                return Ended::BadInput;
            }
        },
    };
    let text = match arguments.format {
        cli::Statement::Text => text(&rows),
        cli::Statement::Markdown => markdown(&rows),
        cli::Statement::Json => json(&rows),
    };
    match print(&text) {
        Ok(()) => Ended::AsExpected,
        Err(error) => unprinted("timers", &error),
    }
}

fn row(layer: &'static str, timer: &Timer) -> Row {
    Row {
        node: None,
        layer,
        name: timer.name.to_string(),
        clause: timer.clause,
        default: timer.default,
        range: timer.range,
        off: timer.off,
        setting: timer.setting.to_string(),
        what: timer.what,
        value: None,
    }
}

/// Each layer's rows.
fn layers() -> [(&'static str, &'static [&'static Timer]); 6] {
    [
        ("SCP", &inlab_scp::TIMERS),
        ("SSP", &inlab_ssp_sim::timers::TIMERS),
        ("operations", &operations::TIMERS),
        ("TCAP", &inlab_stack::tcap::timers::TIMERS),
        ("SCCP", &inlab_stack::sccp::timers::TIMERS),
        ("M3UA", &inlab_stack::m3ua::timers::TIMERS),
    ]
}

fn table() -> Vec<Row> {
    let mut rows: Vec<Row> = layers()
        .iter()
        .flat_map(|(layer, timers)| timers.iter().map(|timer| row(layer, timer)))
        .collect();
    rows.extend(of_operations(&OperationTimers::default(), None));
    rows
}

/// The timer of each operation; with what they are set to, if it is a node that is shown.
fn of_operations<'a>(
    timers: &'a OperationTimers,
    node: Option<&'a str>,
) -> impl Iterator<Item = Row> + 'a {
    operations::operations().filter_map(move |(name, range)| {
        let operation = OPERATIONS.iter().find(|row| row.name == name)?;
        Some(Row {
            node: node.map(str::to_string),
            layer: "operations",
            name: name.to_string(),
            clause: operations::SHORT.clause,
            default: Some(operation.timer.default()),
            range,
            off: false,
            setting: format!("{}.{name}", operations::GROUP),
            what: operations::SHORT.what,
            value: node.map(|_| Some(timers.of(operation))),
        })
    })
}

/// What the nodes of a lab have.
fn of_lab(lab: &LabFile) -> Vec<Row> {
    let mut rows = vec![];
    for (index, node) in lab.nodes.iter().enumerate() {
        let mut add =
            |layer, fields: &mut dyn Iterator<Item = (&'static Timer, TimerField<'_>)>| {
                rows.extend(fields.map(|(timer, field)| Row {
                    node: Some(node.name.clone()),
                    value: Some(field.get()),
                    ..row(layer, timer)
                }));
            };
        let mut of_node = match &node.role {
            NodeRole::Scp(block) => {
                let mut timers = block.config.timers.clone();
                add("SCP", &mut timers.timer_fields().into_iter());
                timers.operations
            }
            NodeRole::Ssp(block) => {
                let address = block.place.own_address(Some(block.subsystem), &block.tcap);
                let mut config = block.node.config(address);
                add("SSP", &mut config.timer_fields().into_iter());
                config.operations
            }
            NodeRole::SessionServer(_) | NodeRole::External(_) => continue,
        };
        add("operations", &mut of_node.timer_fields().into_iter());
        let mut network = Network::of(lab, index, &[], 0);
        add("TCAP", &mut network.config.tcap.timer_fields().into_iter());
        add("SCCP", &mut network.config.sccp.timer_fields().into_iter());
        add("M3UA", &mut network.config.m3ua.timer_fields().into_iter());
        for ((_, association), (_, _, peer)) in
            network.associations.iter_mut().zip(lab.links_of(index))
        {
            rows.extend(association.timer_fields().map(|(timer, field)| Row {
                node: Some(node.name.clone()),
                name: format!("{}, towards {}", timer.name, lab.nodes[peer].name),
                value: Some(field.get()),
                ..row("M3UA", timer)
            }));
        }
        rows.extend(of_operations(&of_node, Some(&node.name)));
    }
    rows
}

fn time(time: Option<Duration>) -> String {
    time.map_or("off".to_string(), show_time)
}

impl Row {
    fn range(&self) -> String {
        let or_off = if self.off { ", off" } else { "" };
        format!(
            "{} to {}{or_off}",
            show_time(self.range.0),
            show_time(self.range.1)
        )
    }

    /// The cells of a table, with what the node has before the rest where a lab is shown.
    fn cells(&self) -> Vec<String> {
        let mut cells = vec![self.layer.to_string(), self.name.clone()];
        if let (Some(node), Some(value)) = (&self.node, self.value) {
            cells.insert(0, node.clone());
            cells.push(time(value));
        }
        cells.extend([
            time(self.default),
            self.range(),
            self.setting.clone(),
            self.clause.to_string(),
            self.what.to_string(),
        ]);
        cells
    }
}

fn head(rows: &[Row]) -> Vec<String> {
    let lab = ["node", "layer", "timer", "set to"];
    let own = ["layer", "timer"];
    let first = if rows.iter().any(|row| row.node.is_some()) {
        &lab[..]
    } else {
        &own
    };
    let rest = ["default", "range", "setting", "clause", "on expiry"];
    first.iter().chain(&rest).map(ToString::to_string).collect()
}

fn text(rows: &[Row]) -> String {
    let lines: Vec<Vec<String>> = std::iter::once(head(rows))
        .chain(rows.iter().map(Row::cells))
        .collect();
    let mut widths = vec![0; lines.first().map_or(0, Vec::len)];
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = cell.chars().count().max(*width);
        }
    }
    let mut text = String::new();
    for line in &lines {
        let mut one = String::new();
        for (width, cell) in widths.iter().zip(line) {
            let _ = write!(one, "{cell:<width$}  ");
        }
        text.push_str(one.trim_end());
        text.push('\n');
    }
    text
}

fn markdown(rows: &[Row]) -> String {
    let head = head(rows);
    let mut text = format!(
        "| {} |\n|{}\n",
        head.join(" | "),
        " --- |".repeat(head.len())
    );
    for row in rows {
        let _ = writeln!(text, "| {} |", row.cells().join(" | "));
    }
    text
}

fn json(rows: &[Row]) -> String {
    let quoted = |text: &str| {
        let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
        format!("\"{escaped}\"")
    };
    let millis = |time: Option<Duration>| match time {
        Some(time) => time.as_millis().to_string(),
        None => "null".to_string(),
    };
    let mut text = String::from("[\n");
    for (place, row) in rows.iter().enumerate() {
        let mut members = vec![
            ("layer", quoted(row.layer)),
            ("timer", quoted(&row.name)),
            ("clause", quoted(row.clause)),
            ("unit", quoted("ms")),
            ("default", millis(row.default)),
            ("least", millis(Some(row.range.0))),
            ("most", millis(Some(row.range.1))),
            ("canBeOff", row.off.to_string()),
            ("setting", quoted(&row.setting)),
            ("onExpiry", quoted(row.what)),
        ];
        if let (Some(node), Some(value)) = (&row.node, row.value) {
            members.insert(0, ("node", quoted(node)));
            members.push(("value", millis(value)));
        }
        let members: Vec<String> = members
            .into_iter()
            .map(|(key, value)| format!("{}: {value}", quoted(key)))
            .collect();
        let comma = if place + 1 == rows.len() { "" } else { "," };
        let _ = writeln!(text, "  {{ {} }}{comma}", members.join(", "));
    }
    text.push_str("]\n");
    text
}

#[cfg(test)]
mod tests;
