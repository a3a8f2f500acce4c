//! Writes the vectors and captures of `tests/`, and the saved inputs, into `fuzz/corpus/TARGET/`, where `cargo fuzz run TARGET`
//! begins.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tests = fuzz.join("../tests");
    for (target, _) in inlab_fuzz::TARGETS {
        let folder = fuzz.join("corpus").join(target);
        std::fs::create_dir_all(&folder)?;
        let mut inputs = inlab_fuzz::seeds::seeds(&tests, target);
        inputs.extend(inlab_fuzz::seeds::saved(&tests, target));
        for (at, input) in inputs.iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{at:04}")), input)?;
        }
    }
    Ok(())
}
