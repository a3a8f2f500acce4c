//! The functions that `fuzz/` runs, on the inputs saved in `tests/fuzz/`, on the vectors, and on damaged vectors: what
//! fuzzing found once does not come back, with nothing to install.

#[path = "../fuzz/src/lib.rs"]
#[allow(dead_code, unreachable_pub, reason = "fuzz/ uses the rest")]
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};

/// A small generator with a fixed seed: the same damage in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound.max(1)
    }

    fn octet(&mut self) -> u8 {
        // Lengths, tags and ends are likelier to matter than others.
        let edges = [0, 1, 0x1f, 0x30, 0x7f, 0x80, 0x81, 0x82, 0xa0, 0xbf, 0xff];
        match self.below(3) {
            0 => edges[self.below(edges.len())],
            _ => u8::try_from(self.below(256)).expect("an octet"),
        }
    }

    /// Octets changed, put in, taken out, doubled, cut off.
    fn damage(&mut self, octets: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            let at = self.below(octets.len());
            match self.below(7) {
                0 => octets.insert(at, self.octet()),
                1 if octets.len() > 1 => drop(octets.remove(at)),
                2 if self.below(4) == 0 => octets.truncate(at),
                3 => {
                    let end = (at + self.below(16)).min(octets.len());
                    let run = octets[at..end].to_vec();
                    octets.splice(at..at, run);
                }
                _ => {
                    if let Some(octet) = octets.get_mut(at) {
                        *octet = self.octet();
                    }
                }
            }
            if octets.is_empty() {
                return;
            }
        }
    }
}

fn run(name: &str, target: targets::Target, octets: &[u8]) {
    if catch_unwind(AssertUnwindSafe(|| target(octets))).is_err() {
        panic!("{name}: {}", inlab_ber::value::hex(octets));
    }
}

/// Saved inputs, vectors, and so many damaged ones.
fn smoke(name: &str, damaged: usize) {
    let target = targets::target(name);
    let tests = inlab_tests::root().join("tests");
    let mut inputs = targets::seeds::saved(&tests, name);
    assert!(inputs.len() >= 50, "{name}: {} saved inputs", inputs.len());
    let seeds = targets::seeds::seeds(&tests, name);
    assert!(seeds.len() >= 5, "{name}: {} seeds", seeds.len());
    inputs.extend(seeds);
    inputs.iter().for_each(|input| run(name, target, input));
    let mut random = Random(1);
    for _ in 0..damaged {
        let mut octets = inputs[random.below(inputs.len())].clone();
        random.damage(&mut octets);
        run(name, target, &octets);
    }
}

#[test]
fn elements() {
    smoke("element", 10_000);
}

#[test]
fn operations() {
    smoke("operation", 10_000);
}

#[test]
fn tcap_messages() {
    smoke("tcap", 10_000);
}

#[test]
fn ansi_tcap_packages() {
    smoke("tcap_ansi", 10_000);
}

#[test]
fn sccp_messages() {
    smoke("sccp", 10_000);
}

#[test]
fn m3ua_messages() {
    smoke("m3ua", 10_000);
}

#[test]
fn captures_and_frames() {
    smoke("capture", 2_000);
}

#[test]
fn sequences_on_the_stack() {
    smoke("stack", 2_000);
}

#[test]
fn sequences_on_a_stack_of_an_ansi_network() {
    smoke("stack_ansi", 2_000);
}

#[test]
fn sequences_at_the_control_function_of_an_ansi_network() {
    smoke("scp_ansi", 2_000);
}

#[test]
fn sequences_at_the_switch_of_an_ansi_network() {
    smoke("ssp_ansi", 2_000);
}
