//! Headings, facts and tables, as text or as Markdown.

/// A part of a document.
pub(super) enum Block {
    /// Level 1 to 4.
    Heading(u8, String),
    Paragraph(String),
    /// Names and what is said of them.
    Facts(Vec<(String, String)>),
    Table(Table),
}

/// Rows of as many cells as there are columns.
pub(super) struct Table {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Row>,
}

pub(super) struct Row {
    /// Names of what holds this row's thing, outermost first: indentation in text, a path in Markdown.
    pub(super) within: Vec<&'static str>,
    pub(super) cells: Vec<String>,
}

impl Table {
    pub(super) fn new<'c>(columns: impl IntoIterator<Item = &'c str>) -> Self {
        Self {
            columns: columns.into_iter().map(str::to_string).collect(),
            rows: Vec::new(),
        }
    }

    pub(super) fn row(&mut self, cells: Vec<String>) {
        self.within(Vec::new(), cells);
    }

    pub(super) fn within(&mut self, within: Vec<&'static str>, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.columns.len());
        self.rows.push(Row { within, cells });
    }
}

/// A space where no line is broken; shown as any other.
pub(super) const TIE: char = '\u{a0}';

/// Columns of a terminal that running text is broken at. Tables are as wide as they are.
const WIDTH: usize = 100;

pub(super) fn text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        match block {
            Block::Heading(level, title) => {
                out.push_str(title);
                out.push('\n');
                let under = match level {
                    1 => "=",
                    2 => "-",
                    _ => "",
                };
                if !under.is_empty() {
                    out.push_str(&under.repeat(title.chars().count()));
                    out.push('\n');
                }
            }
            Block::Paragraph(paragraph) => wrap(paragraph, "", "", &mut out),
            Block::Facts(facts) => {
                let width = facts.iter().map(|(name, _)| name.chars().count()).max();
                let width = width.unwrap_or(0);
                for (name, fact) in facts {
                    let first = format!("  {name:width$}  ");
                    wrap(fact, &first, &" ".repeat(width + 4), &mut out);
                }
            }
            Block::Table(table) => text_table(table, &mut out),
        }
    }
    out.replace(TIE, " ")
}

/// Words, broken into lines; an unbreakable word may stand out.
fn wrap(words: &str, first: &str, later: &str, out: &mut String) {
    let mut line = first.to_string();
    let mut is_empty = true;
    for word in words.split(' ') {
        if !is_empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            out.push_str(line.trim_end());
            out.push('\n');
            line = later.to_string();
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    out.push_str(line.trim_end());
    out.push('\n');
}

fn text_table(table: &Table, out: &mut String) {
    let indented = table.rows.iter().map(|row| {
        let mut cells = row.cells.clone();
        if let Some(first) = cells.first_mut() {
            first.insert_str(0, &"  ".repeat(row.within.len()));
        }
        cells
    });
    let rows: Vec<Vec<String>> = std::iter::once(table.columns.clone())
        .chain(indented)
        .collect();
    let mut widths = vec![0; table.columns.len()];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    for row in &rows {
        let mut line = String::from("  ");
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(&format!("{cell:width$}  ", width = *width));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

pub(super) fn markdown(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        match block {
            Block::Heading(level, title) => {
                out.push_str(&"#".repeat(usize::from(*level)));
                out.push_str(&format!(" {}\n", escape(title)));
            }
            Block::Paragraph(paragraph) => out.push_str(&format!("{}\n", escape(paragraph))),
            Block::Facts(facts) => {
                for (name, fact) in facts {
                    out.push_str(&format!("- {}: {}\n", escape(name), escape(fact)));
                }
            }
            Block::Table(table) => markdown_table(table, &mut out),
        }
    }
    out.replace(TIE, " ")
}

fn markdown_table(table: &Table, out: &mut String) {
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        out.push('|');
        for cell in cells {
            out.push_str(&format!(" {cell} |"));
        }
        out.push('\n');
    };
    line(&mut table.columns.iter().map(|column| escape(column)));
    line(&mut table.columns.iter().map(|_| "---".to_string()));
    for row in &table.rows {
        let path = |cell: &String| {
            let names = row.within.iter().copied().chain([cell.as_str()]);
            escape(&names.collect::<Vec<_>>().join("."))
        };
        let (first, rest) = row.cells.split_at(row.cells.len().min(1));
        line(
            &mut first
                .iter()
                .map(path)
                .chain(rest.iter().map(|cell| escape(cell))),
        );
    }
}

/// What Markdown would take for markup.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '|' | '*' | '_' | '[' | ']' | '<' | '>' | '`' | '\\' | '#'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
