//! Who may import what, what the sans-IO crates must not know, and which licences and sources we build from.

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};
use std::{collections::BTreeMap, fs, path::Path};

/// A crate of ours, and all of ours that it may name under `[dependencies]`.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("ber", &[]),
    ("ss7", &[]),
    ("lab", &[]),
    ("call-event", &[]),
    ("m3ua", &["ss7"]),
    ("sccp", &["ss7"]),
    ("tcap", &["ber", "ss7"]),
    ("inap", &["ber", "ss7"]),
    ("stack", &["ber", "ss7", "m3ua", "sccp", "tcap"]),
    ("trace", &["ber", "ss7", "m3ua", "sccp", "tcap", "inap"]),
    ("link", &["ss7", "stack"]),
    (
        "scp",
        &["ber", "ss7", "tcap", "inap", "stack", "call-event", "lab"],
    ),
    ("ssp-sim", &["ber", "ss7", "tcap", "inap", "stack", "lab"]),
    ("session-core", &["call-event"]),
    ("session-server", &["session-core", "call-event", "lab"]),
    (
        "replay",
        &[
            "ber",
            "ss7",
            "m3ua",
            "sccp",
            "tcap",
            "inap",
            "stack",
            "trace",
            "lab",
            "call-event",
            "scp",
            "ssp-sim",
            "session-core",
        ],
    ),
    ("tests", &["ber", "inap"]),
    ("benches", &[]),
];

/// Crates without I/O, and all that they may import from elsewhere.
const SANS_IO: &[(&str, &str, &[&str])] = &[
    ("ber", "proto/ber", &[]),
    ("ss7", "proto/ss7", &[]),
    ("m3ua", "proto/m3ua", &[]),
    ("sccp", "proto/sccp", &[]),
    ("tcap", "proto/tcap", &[]),
    ("inap", "proto/inap", &[]),
    ("stack", "proto/stack", &[]),
    ("call-event", "call-event", &[]),
    ("scp", "scp", &["tracing"]),
    ("ssp-sim", "ssp-sim", &["tracing"]),
    ("session-core", "session-server/core", &[]),
];

/// What a crate without I/O never says.
const FOREIGN: &[&str] = &[
    "Instant::now",
    "SystemTime",
    "std::net",
    "std::thread",
    "std::process",
    "std::fs",
    "std::env",
    "RandomState",
    "tokio",
    "async fn",
];

/// Licences that anyone may ship.
const LICENCES: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "0BSD",
];

/// Crates that must not come in, and why.
const BANNED: &[(&str, &str)] = &[
    ("serde_yaml", "archived"),
    ("serde_yml", "unsound and unmaintained"),
    ("openssl-sys", "TLS is rustls"),
    ("native-tls", "TLS is rustls"),
    ("sctp-proto", "cannot send PPID 3"),
];

fn metadata() -> Metadata {
    let manifest = inlab_tests::root().join("Cargo.toml");
    MetadataCommand::new()
        .manifest_path(manifest)
        .exec()
        .expect("cargo metadata answers")
}

fn short(name: &str) -> &str {
    name.strip_prefix("inlab-").unwrap_or(name)
}

#[test]
fn every_crate_imports_only_what_its_line_names() {
    let metadata = metadata();
    let allowed: BTreeMap<_, _> = MAY_IMPORT.iter().copied().collect();
    let mut checked = 0;
    for package in metadata.workspace_packages() {
        if package.name.as_str() == "inlab" {
            continue;
        }
        let name = short(&package.name);
        let line = allowed
            .get(name)
            .unwrap_or_else(|| panic!("{name}: no line in MAY_IMPORT says what it may import"));
        for dependency in &package.dependencies {
            if dependency.kind == DependencyKind::Normal && dependency.name.starts_with("inlab-") {
                let other = short(&dependency.name);
                assert!(
                    line.contains(&other),
                    "{name} imports {other}, and its line names only {line:?}"
                );
            }
        }
        checked += 1;
    }
    assert_eq!(
        checked,
        allowed.len(),
        "MAY_IMPORT names a crate that is not in the workspace"
    );
}

#[test]
fn crates_without_io_import_nothing_that_has_it() {
    let metadata = metadata();
    for (name, _, others) in SANS_IO {
        let package = metadata
            .workspace_packages()
            .into_iter()
            .find(|p| short(&p.name) == *name)
            .unwrap_or_else(|| panic!("{name} is in the workspace"));
        for dependency in &package.dependencies {
            let foreign =
                dependency.kind == DependencyKind::Normal && !dependency.name.starts_with("inlab-");
            assert!(
                !foreign || others.contains(&&*dependency.name),
                "{name} imports {}",
                dependency.name
            );
        }
    }
}

#[test]
fn crates_without_io_name_no_clock_socket_or_thread() {
    for (name, folder, _) in SANS_IO {
        each_source(
            &inlab_tests::root().join(folder).join("src"),
            &mut |path, text| {
                let product = text.split("#[cfg(test)]").next().unwrap_or(text);
                for (number, line) in (1..).zip(product.lines()) {
                    let code = line.split("//").next().unwrap_or(line);
                    for foreign in FOREIGN {
                        assert!(
                            !code.contains(foreign),
                            "{name}: {}:{number} says {foreign}",
                            path.display()
                        );
                    }
                }
            },
        );
    }
}

#[test]
fn only_inap_matches_on_a_dialect() {
    let others = [
        "proto/ber",
        "proto/ss7",
        "proto/m3ua",
        "proto/sccp",
        "proto/tcap",
        "proto/stack",
        "trace",
        "link",
        "scp",
        "ssp-sim",
        "session-server",
        "replay",
        "src",
    ];
    for folder in others {
        each_source(&inlab_tests::root().join(folder), &mut |path, text| {
            let product = text.split("#[cfg(test)]").next().unwrap_or(text);
            for (number, line) in (1..).zip(product.lines()) {
                let code = line.split("//").next().unwrap_or(line).trim_start();
                let arm = code.starts_with("Dialect::") && code.contains("=>");
                assert!(
                    !arm,
                    "{}:{number} matches on a dialect; ask its table a question instead",
                    path.display()
                );
            }
        });
    }
}

#[test]
fn unsafe_code_lives_only_in_link_and_in_the_benches() {
    for package in metadata().workspace_packages() {
        let manifest = fs::read_to_string(&package.manifest_path).expect("a manifest can be read");
        let forbids = manifest.contains("[lints]\nworkspace = true");
        let may = ["link", "benches"].contains(&short(&package.name));
        assert!(
            forbids || may,
            "{}: [lints] workspace = true is missing",
            package.name
        );
    }
}

#[test]
fn licences_sources_and_bans() {
    for package in &metadata().packages {
        let Some(source) = &package.source else {
            continue;
        };
        assert!(
            source.is_crates_io(),
            "{} {} comes from {source}",
            package.name,
            package.version
        );
        let licence = package.license.as_deref().unwrap_or("none");
        assert!(
            is_allowed(licence),
            "{} {}: licence {licence}",
            package.name,
            package.version
        );
        if let Some((_, why)) = BANNED
            .iter()
            .find(|(name, _)| *name == package.name.as_str())
        {
            panic!("{} is in the tree, and must not be: {why}", package.name);
        }
    }
}

/// An SPDX expression of names, `AND`, `OR`, `/` and parentheses: some choice of it holds only allowed licences.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let mut all = vec![];
    let (mut depth, mut start) = (0, 0);
    for (at, c) in expression.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 && expression[at..].starts_with(" AND ") {
            all.push(&expression[start..at]);
            start = at + 5;
        }
    }
    all.push(&expression[start..]);
    all.iter().all(|part| {
        let part = part.trim().trim_start_matches('(').trim_end_matches(')');
        part.split(" OR ").any(|choice| {
            choice
                .split(" AND ")
                .all(|name| LICENCES.contains(&name.trim().trim_matches(['(', ')'])))
        })
    })
}

#[test]
fn a_licence_expression_is_read_as_spdx_says() {
    for (expression, allowed) in [
        ("MIT OR Apache-2.0", true),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0", false),
        ("GPL-2.0 OR MIT", true),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(MIT OR Apache-2.0) AND OpenSSL", false),
    ] {
        assert_eq!(is_allowed(expression), allowed, "{expression}");
    }
}

fn each_source(folder: &Path, check: &mut dyn FnMut(&Path, &str)) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .expect("a source folder")
        .map(|e| e.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            if !["target", "tests", "benches"]
                .iter()
                .any(|skip| path.ends_with(skip))
            {
                each_source(&path, check);
            }
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            check(
                &path,
                &fs::read_to_string(&path).expect("a source file can be read"),
            );
        }
    }
}
