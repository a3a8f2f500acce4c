//! Writes the vectors and captures of `tests/`, and the saved inputs, into `fuzz/corpus/TARGET/`, where `cargo fuzz run TARGET`
//! begins.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tests = fuzz.join("../tests");
    for (target, _) in inlab_fuzz::TARGETS {
        let folder = fuzz.join("corpus").join(target);
        std::fs::create_dir_all(&folder)?;
        for (at, seed) in inlab_fuzz::seeds::seeds(&tests, target).iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{at:04}")), seed)?;
        }
        let saved = tests.join("fuzz").join(target);
        if saved.is_dir() {
            for entry in std::fs::read_dir(saved)? {
                let entry = entry?;
                std::fs::copy(entry.path(), folder.join(entry.file_name()))?;
            }
        }
    }
    Ok(())
}
