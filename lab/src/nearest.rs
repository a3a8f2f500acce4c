//! The valid word that a mistyped one was most likely meant to be.

/// The candidate that is nearest to `word`: by letters that must be inserted, removed, replaced or swapped with their neighbour,
/// not counting case; `None` when even the nearest differs in more than a third of its letters (at least two are allowed).
/// Of two equally near candidates the first is taken.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word
        .chars()
        .take(MAX_LETTERS)
        .flat_map(char::to_lowercase)
        .collect();
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in candidates {
        let letters: Vec<char> = candidate
            .chars()
            .take(MAX_LETTERS)
            .flat_map(char::to_lowercase)
            .collect();
        let distance = distance(&word, &letters);
        let allowed = (letters.len().max(word.len()) / 3)
            .max(2)
            .min(letters.len().saturating_sub(1));
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Longer words are compared by their beginnings: the work is bounded by its square.
const MAX_LETTERS: usize = 64;

/// Optimal string alignment distance, with three rows of the table.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            let replaced = last[j] + usize::from(x != y);
            row[j + 1] = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_word_that_was_meant() {
        let keys = ["serviceKey", "services", "calling", "called"];
        assert_eq!(nearest("serviceKye", keys), Some("serviceKey"));
        assert_eq!(nearest("servicekey", keys), Some("serviceKey"));
        assert_eq!(nearest("service", keys), Some("services"));
        assert_eq!(nearest("caled", keys), Some("called"));
        assert_eq!(nearest("quirks", keys), None);
        assert_eq!(nearest("x", ["y"]), None);
        assert_eq!(nearest("", keys), None);
    }

    #[test]
    fn distances() {
        let of = |a: &str, b: &str| {
            distance(
                &a.chars().collect::<Vec<_>>(),
                &b.chars().collect::<Vec<_>>(),
            )
        };
        assert_eq!(of("", ""), 0);
        assert_eq!(of("abc", ""), 3);
        assert_eq!(of("kitten", "sitting"), 3);
        assert_eq!(of("ab", "ba"), 1);
    }
}
