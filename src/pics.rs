//! `inlab pics`.

use crate::Ended;
use crate::cli::{self, Pics, dialect};
use crate::output::{print, say};
use inlab_inap::Dialect;
use inlab_trace::Statement;

pub(crate) fn run(arguments: &Pics) -> Ended {
    match statement(&arguments.dialect, arguments.operation.as_deref()) {
        Ok(statement) => {
            let text = match arguments.format {
                cli::Statement::Text => statement.to_text(),
                cli::Statement::Markdown => statement.to_markdown(),
                cli::Statement::Json => format!("{:#}\n", statement.to_json()),
            };
            // A reader that goes away has seen enough.
            let _ = print(&text);
            Ended::AsExpected
        }
        Err(message) => {
            say(&format!("inlab pics: {message}"));
            Ended::BadInput
        }
    }
}

/// What the names ask for; else what is wrong with them, and the nearest name.
fn statement(names: &[String], operation: Option<&str>) -> Result<Statement, String> {
    // In the order of the table, each once, whatever the order asked for.
    let mut dialects: Vec<Dialect> = Dialect::every().collect();
    if !names.is_empty() {
        let wanted = names.iter().map(|name| dialect(name));
        let wanted = wanted.collect::<Result<Vec<_>, _>>()?;
        dialects.retain(|dialect| wanted.contains(dialect));
    }
    Statement::new(&dialects, operation)
        .ok_or_else(|| no_operation(&dialects, operation.unwrap_or_default()))
}

fn no_operation(dialects: &[Dialect], name: &str) -> String {
    let others: Vec<_> = Dialect::every()
        .filter(|dialect| dialect.operation_named(name).is_some())
        .map(Dialect::name)
        .collect();
    if !others.is_empty() {
        let asked: Vec<_> = dialects.iter().map(|dialect| dialect.name()).collect();
        return format!(
            "no operation {name:?} in {}; it is in {}",
            asked.join(", "),
            others.join(", ")
        );
    }
    let known = dialects.iter().flat_map(|dialect| dialect.operations());
    let near = inlab_lab::nearest(name, known.map(|row| row.name));
    let near = near.map_or_else(
        || "; `inlab pics` lists all".to_string(),
        |near| format!("; nearest is {near:?}"),
    );
    format!("unknown operation {name:?}{near}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(dialects: &[&str], operation: Option<&str>) -> String {
        let dialects: Vec<String> = dialects.iter().map(|name| (*name).to_string()).collect();
        statement(&dialects, operation).expect_err("a wrong name")
    }

    #[test]
    fn a_wrong_name_is_told_the_nearest() {
        assert!(
            refusal(&["cpa4"], None).starts_with("unknown dialect \"cpa4\"; nearest is \"cap4\"")
        );
        assert_eq!(
            refusal(&["cap4"], Some("initalDP")),
            "unknown operation \"initalDP\"; nearest is \"initialDP\""
        );
        assert_eq!(
            refusal(&[], Some("zzzzzzzzzz")),
            "unknown operation \"zzzzzzzzzz\"; `inlab pics` lists all"
        );
        assert_eq!(
            refusal(&["cap1", "cap2"], Some("playTone")),
            "no operation \"playTone\" in cap1, cap2; it is in cap4"
        );
    }

    #[test]
    fn dialects_are_taken_once_in_the_order_of_the_table() {
        let names = ["CAP4", "cap3", "cap4"].map(str::to_string);
        let statement = statement(&names, Some("connect")).expect("known names");
        let json = statement.to_json();
        let dialects: Vec<_> = json
            .as_array()
            .expect("a list")
            .iter()
            .map(|object| object["dialect"].clone())
            .collect();
        assert_eq!(dialects, ["cap3", "cap4"]);
    }
}
