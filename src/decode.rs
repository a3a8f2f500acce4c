//! `inlab decode`.

use crate::Ended;
use crate::cli::{self, Decode, Format, Kind};
use crate::output::{print, print_more, say, unprinted};
use inlab_ber::value::hex;
use inlab_inap::Dialect;
use inlab_lab::Document;
use inlab_trace::{
    EncodeError, Frame, Options, Part, Start, decode_file, decode_part, encode, vectors,
};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// Most octets of a file that are read: a capture is held in memory.
const MAX_INPUT: u64 = 1 << 30;

pub(crate) fn run(arguments: &Decode) -> Ended {
    let outcome = match (&arguments.vectors, &arguments.input) {
        (Some(file), _) => run_vectors(file),
        (None, Some(input)) if arguments.encode => run_encode(arguments, input),
        (None, Some(input)) => run_decode(arguments, input),
        (None, None) => Err("nothing to decode: give octets in hex or a file".into()),
    };
    outcome.unwrap_or_else(|message| {
        say(&format!("inlab decode: {message}"));
        Ended::BadInput
    })
}

/// What the input is: octets given in hex, or the contents of a file.
fn read(input: &str) -> Result<(String, Vec<u8>), String> {
    if input == "-" {
        let name = "standard input";
        return contents(name, std::io::stdin().lock()).map(|octets| (name.into(), octets));
    }
    let is_hex = input
        .bytes()
        .all(|octet| octet.is_ascii_hexdigit() || b" :-".contains(&octet));
    if is_hex && !Path::new(input).exists() {
        let digits = input.bytes().filter(u8::is_ascii_hexdigit).count();
        if digits % 2 == 1 {
            return Err(format!(
                "{input:?} is half an octet too long or too short: {digits} hexadecimal digits"
            ));
        }
        return Ok(("the octets".into(), input.as_bytes().to_vec()));
    }
    let file = File::open(input).map_err(|error| {
        let hint = if error.kind() == ErrorKind::NotFound {
            "; octets are given in hexadecimal digits"
        } else {
            ""
        };
        format!("{input}: {error}{hint}")
    })?;
    contents(input, file).map(|octets| (input.to_string(), octets))
}

fn contents(name: &str, file: impl Read) -> Result<Vec<u8>, String> {
    let mut octets = vec![];
    file.take(MAX_INPUT + 1)
        .read_to_end(&mut octets)
        .map_err(|error| format!("{name}: {error}"))?;
    if octets.len() as u64 > MAX_INPUT {
        return Err(format!(
            "{name}: it is longer than {MAX_INPUT} octets; split it, for example with editcap"
        ));
    }
    Ok(octets)
}

fn text_of(name: &str, file: impl Read) -> Result<String, String> {
    String::from_utf8(contents(name, file)?).map_err(|_| format!("{name}: it is not UTF-8 text"))
}

fn open(path: &Path) -> Result<File, String> {
    File::open(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn run_decode(arguments: &Decode, input: &str) -> Result<Ended, String> {
    let (name, octets) = read(input)?;
    let dialect = arguments.dialect.as_deref();
    let dialect = dialect.map(cli::dialect).transpose()?;
    if octets.iter().all(u8::is_ascii_whitespace) {
        return Err(format!("{name}: it is empty"));
    }
    let start = match arguments.layer.as_deref() {
        None => Start::Auto,
        Some("m3ua") => Start::M3ua,
        Some("mtp3") => Start::Mtp3,
        Some("sccp") => Start::Sccp,
        Some("sctp") => Start::Sctp,
        Some("tcap") => Start::Tcap,
        Some("component") => Start::Component,
        Some(operation) => return decode_parameter(arguments, operation, dialect, &octets),
    };
    let options = Options {
        start,
        dialect,
        checksums: arguments.checksums,
        ..Options::default()
    };
    let mut faulty = 0usize;
    let mut frames = 0usize;
    let mut known = 0usize;
    for frame in decode_file(&octets, options) {
        frames += 1;
        faulty += usize::from(!frame.faults().is_empty());
        known += usize::from(frame.layer_names() != ["data"]);
        let mut text = render(&frame, arguments.format);
        if arguments.format == Format::Json {
            // One document: a list.
            text.insert_str(0, if frames == 1 { "[\n" } else { ",\n" });
        }
        match print_more(&text) {
            Ok(true) => {}
            // Whoever read us has seen enough.
            Ok(false) => return Ok(Ended::AsExpected),
            Err(error) => return Ok(unprinted("decode", &error)),
        }
    }
    if arguments.format == Format::Json
        && frames > 0
        && let Err(error) = print("\n]\n")
    {
        return Ok(unprinted("decode", &error));
    }
    if frames == 0 {
        return Err(format!(
            "{name}: there is no message in it: expected pcap, pcapng, or octets in hex"
        ));
    }
    if known == 0 {
        say(&format!(
            "inlab decode: {name}: no layer begins with these octets; --as names one"
        ));
        return Ok(Ended::Mismatch);
    }
    if faulty > 0 {
        say(&format!(
            "inlab decode: {faulty} of {frames} frames have faults"
        ));
        return Ok(Ended::Mismatch);
    }
    Ok(Ended::AsExpected)
}

fn render(frame: &Frame, format: Format) -> String {
    match format {
        Format::Text => frame.to_text(),
        Format::Json => format!("{:#}", frame.to_json()),
        Format::Jsonl => format!("{}\n", frame.to_jsonl()),
        Format::Yaml => frame.to_yaml(),
    }
}

/// What is asked for: what `--kind` says; else the parameter of an error where no operation has the name.
fn part(arguments: &Decode, name: &str, dialects: &[Dialect]) -> Part {
    match arguments.kind {
        Some(Kind::Argument) => Part::Argument,
        Some(Kind::Result) => Part::Result,
        Some(Kind::Error) => Part::Error,
        None => {
            let has = |part: Part| dialects.iter().any(|dialect| part.is_in(*dialect, name));
            if has(Part::Error) && !has(Part::Argument) {
                Part::Error
            } else {
                Part::Argument
            }
        }
    }
}

/// An argument, a result or an error's parameter, without a component around it.
fn decode_parameter(
    arguments: &Decode,
    name: &str,
    dialect: Option<Dialect>,
    text: &[u8],
) -> Result<Ended, String> {
    let mut dialects = dialect.map_or_else(
        || {
            let mut all: Vec<_> = Dialect::every().collect();
            all.reverse();
            // CAMEL first: it is met most.
            all.sort_by_key(|dialect| !dialect.originating_called_is_bcd());
            all
        },
        |dialect| vec![dialect],
    );
    let part = part(arguments, name, &dialects);
    let names: Vec<_> = dialects.iter().flat_map(|d| part.names(*d)).collect();
    dialects.retain(|dialect| part.is_in(*dialect, name));
    if dialects.is_empty() {
        let layers = ["m3ua", "mtp3", "sccp", "sctp", "tcap", "component"];
        let near = inlab_lab::nearest(name, names.into_iter().chain(layers));
        let near = near.map_or(String::new(), |near| format!("; nearest is {near:?}"));
        return Err(format!(
            "{name:?} is neither a layer nor an operation nor an error{near}"
        ));
    }
    let octets = std::str::from_utf8(text)
        .ok()
        .and_then(inlab_ber::value::unhex)
        .ok_or("a parameter is given in hexadecimal digits")?;
    // Newest dialect first: the first that reads it to the end.
    let mut first_fault = None;
    for dialect in dialects {
        let value = match decode_part(dialect, name, part, &octets) {
            Ok(value) => value,
            Err(error) => {
                first_fault.get_or_insert((dialect, error));
                continue;
            }
        };
        let text = match arguments.format {
            Format::Json => format!("{:#}\n", inlab_trace::json(&value)),
            Format::Jsonl => format!("{}\n", inlab_trace::json(&value)),
            Format::Text | Format::Yaml => {
                let part = match part {
                    Part::Argument => String::new(),
                    Part::Result | Part::Error => format!(" {part}"),
                };
                format!("# {name}{part}, {dialect}\n{}", inlab_trace::yaml(&value))
            }
        };
        return Ok(ended(print(&text)));
    }
    match first_fault {
        Some((dialect, error @ EncodeError::Nothing(..))) => Err(format!("{error} in {dialect}")),
        Some((dialect, error)) => {
            say(&format!("inlab decode: {name}: {dialect}: {error}"));
            Ok(Ended::Mismatch)
        }
        None => Err(format!("{name}: no dialect")),
    }
}

fn ended(printed: std::io::Result<()>) -> Ended {
    match printed {
        Ok(()) => Ended::AsExpected,
        Err(error) => unprinted("decode", &error),
    }
}

fn run_encode(arguments: &Decode, input: &str) -> Result<Ended, String> {
    let (name, text) = match input {
        "-" => (
            "standard input",
            text_of("standard input", std::io::stdin().lock())?,
        ),
        file => (file, text_of(file, open(Path::new(file))?)?),
    };
    let dialect = arguments.dialect.as_deref();
    let dialect = cli::dialect(dialect.ok_or("--encode needs --dialect")?)?;
    let operation = arguments
        .layer
        .as_deref()
        .ok_or("--encode needs --as with an operation or error")?;
    let document = Document::parse(name, &text).map_err(|error| error.to_string())?;
    let value =
        inlab_replay::scenario::ber_value(document.root()).map_err(|error| error.to_string())?;
    let part = part(arguments, operation, &[dialect]);
    let octets = encode(dialect, operation, part, &value).map_err(|error| match &error {
        // The first name of the path is the type's.
        EncodeError::Write(wrong) => {
            let path = wrong.path.iter().skip(1).map(String::as_str);
            let place = document.root().at(path);
            let place = wrong.problem.key().map_or(place, |key| place.key(key));
            place.error(error.to_string()).to_string()
        }
        _ => format!("{name}: {error}"),
    })?;
    Ok(ended(print(&format!("{}\n", hex(&octets)))))
}

fn run_vectors(file: &Path) -> Result<Ended, String> {
    let text = text_of(&file.display().to_string(), open(file)?)?;
    let mut summary = vectors::Summary::default();
    for outcome in vectors::run(&text) {
        summary.add(&outcome);
        if let Err(error) = print(&format!("{}\n", outcome.to_json())) {
            return Ok(unprinted("decode", &error));
        }
    }
    say(&summary.to_string());
    Ok(if summary.passed() {
        Ended::AsExpected
    } else {
        Ended::Mismatch
    })
}
