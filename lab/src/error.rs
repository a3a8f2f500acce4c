//! Where in which file something is wrong.

use std::fmt;
use std::sync::Arc;

/// A place in a source text; lines and columns count from 1, columns in characters.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Position {
    /// Line; 0 for a node that no file holds.
    pub line: u32,
    /// Column of the first character.
    pub column: u32,
    /// How many characters of that line belong to it; at least 1.
    pub width: u32,
}

/// What is wrong with a file, and where.
///
/// It displays as `lab.yaml:12:5: unknown key "serviceKye"; nearest is "serviceKey"`, followed by the line and a caret.
#[derive(Clone, Eq, PartialEq)]
pub struct Error(Box<Inner>);

#[derive(Clone, Eq, PartialEq)]
struct Inner {
    file: Arc<str>,
    position: Position,
    message: String,
    line: Option<String>,
}

impl Error {
    pub(crate) fn new(source: &Source, position: Position, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            file: Arc::clone(&source.name),
            position,
            message: message.into(),
            line: source.line(position.line).map(str::to_owned),
        }))
    }

    /// The file's name as it was given to the parser.
    pub fn file(&self) -> &str {
        &self.0.file
    }

    /// Where in the file; line 0 if it concerns the file as a whole.
    pub fn position(&self) -> Position {
        self.0.position
    }

    /// What is wrong, without place and picture.
    pub fn message(&self) -> &str {
        &self.0.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner {
            file,
            position,
            message,
            line,
        } = &*self.0;
        if position.line == 0 {
            return write!(f, "{file}: {message}");
        }
        write!(f, "{file}:{}:{}: {message}", position.line, position.column)?;
        let Some(line) = line else { return Ok(()) };
        let number = position.line.to_string();
        let margin = " ".repeat(number.len());
        let at = position.column.saturating_sub(1) as usize;
        // A long line is cut so that the caret stays in sight.
        let skipped = at.saturating_sub(MAX_PICTURE * 2 / 3);
        // Each character takes one column, so that the caret stands under it; control characters would move the cursor.
        let shown: String = line
            .chars()
            .skip(skipped)
            .take(MAX_PICTURE)
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let width = (position.width.max(1) as usize)
            .min((skipped + shown.chars().count()).saturating_sub(at).max(1));
        let (dots, indent) = if skipped > 0 {
            ("... ", at - skipped + 4)
        } else {
            ("", at)
        };
        write!(
            f,
            "\n{margin} |\n{number} | {dots}{shown}\n{margin} | {}{}",
            " ".repeat(indent),
            "^".repeat(width)
        )
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}

/// Characters of a line shown in a picture.
const MAX_PICTURE: usize = 120;

/// The text that positions refer to.
#[derive(Clone)]
pub(crate) struct Source {
    pub(crate) name: Arc<str>,
    pub(crate) text: Arc<str>,
}

impl Source {
    fn line(&self, line: u32) -> Option<&str> {
        self.text.lines().nth(line.checked_sub(1)? as usize)
    }
}
