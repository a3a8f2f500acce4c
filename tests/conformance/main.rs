//! Conformance: each test is named by the clause it holds (`q774_3_2_1_1_3_…`, `rfc4666_4_3_4_1_…`), one module a standard,
//! and drives the public interface of a layer with octets that were written by hand from the standard's text, each field with
//! its comment. What is left out, and why, stands in `SKIPPED.md`.

mod cap;
mod m3ua;
mod octets;
mod q714;
mod q774;
mod t1114;

/// Each row of the skip list has a purpose, a clause and a reason.
#[test]
fn the_skip_list_gives_clause_and_reason() {
    let rows = include_str!("SKIPPED.md")
        .lines()
        .filter(|line| line.starts_with('|'))
        .skip(2);
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        assert!(
            cells.len() == 3 && cells.iter().all(|cell| !cell.is_empty()),
            "{row}"
        );
    }
}
