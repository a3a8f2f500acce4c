//! Messages around values, for decoders that begin at TCAP, or at a frame: put together by hand from Q.773, T1.114, Q.713 and RFC 4666.

use crate::values::{Part, Whole, integer, tlv};
use inlab_ber::{Tag, context};
use inlab_inap::{Context, Dialect, Purpose};

const APPLICATION: Tag = 1 << 30;
const PRIVATE: Tag = 3 << 30;

/// The application context that a dialogue with this operation has, where the dialect has one for it.
#[must_use]
pub fn context_for(dialect: Dialect, name: &str) -> Option<&'static Context> {
    let purpose = match name {
        name if name.contains("GPRS") => Purpose::Gprs,
        name if name.contains("SMS") => Purpose::ShortMessage,
        _ => Purpose::Call,
    };
    dialect
        .context(purpose)
        .or_else(|| dialect.context(Purpose::Call))
}

/// A TCAP message with one component: a Begin with an invocation, or a Continue with a result or error. It names the dialect's
/// application context. `number` makes its transaction id: decoders keep those they saw.
#[must_use]
pub fn message(dialect: Dialect, whole: &Whole, value: &[u8], number: u32) -> Vec<u8> {
    let oid = context_for(dialect, whole.name).expect("a context").oid;
    let code = wrapped(2, false, &integer(whole.code.into()));
    let invoke_id = wrapped(2, false, &[1]);
    let component = match whole.part {
        Part::Argument => wrapped(context(1), true, &[&invoke_id[..], &code, value].concat()),
        Part::Result => {
            let result = wrapped(16, true, &[&code[..], value].concat());
            wrapped(context(2), true, &[&invoke_id[..], &result].concat())
        }
        Part::Error => wrapped(context(3), true, &[&invoke_id[..], &code, value].concat()),
    };
    let components = wrapped(APPLICATION | 12, true, &component);
    let name = wrapped(context(1), true, &wrapped(6, false, oid));
    let begins = whole.part == Part::Argument;
    let dialogue = if begins {
        wrapped(APPLICATION, true, &name)
    } else {
        // Accepted; diagnostic: null.
        let result = wrapped(context(2), true, &[2, 1, 0]);
        let diagnostic = wrapped(context(3), true, &[0xa1, 3, 2, 1, 0]);
        wrapped(APPLICATION | 1, true, &[name, result, diagnostic].concat())
    };
    // EXTERNAL of dialogue-as-id (0.0.17.773.1.1.1).
    let id = wrapped(6, false, &[0, 0x11, 0x86, 5, 1, 1, 1]);
    let external = wrapped(
        8,
        true,
        &[id, wrapped(context(0), true, &dialogue)].concat(),
    );
    let dialogue = wrapped(APPLICATION | 11, true, &external);
    let number = number.to_be_bytes();
    let ours = wrapped(APPLICATION | 8, false, &number);
    if begins {
        let parts = [ours, dialogue, components].concat();
        wrapped(APPLICATION | 2, true, &parts)
    } else {
        let theirs = wrapped(APPLICATION | 9, false, &number);
        let parts = [ours, theirs, dialogue, components].concat();
        wrapped(APPLICATION | 5, true, &parts)
    }
}

/// A package of ANSI TCAP (T1.114.3) of this kind (2: Query, 4: Response) with one component of this kind (9: Invoke, 10: Return Result,
/// 11: Return Error), whose id is 1, and these elements. `number` makes its transaction id.
#[must_use]
pub fn package(kind: u32, component: u32, parts: &[&[u8]], number: u32) -> Vec<u8> {
    let id = wrapped(PRIVATE | 7, false, &number.to_be_bytes());
    let component_id = wrapped(PRIVATE | 15, false, &[1]);
    let parts = [&component_id[..], &parts.concat()].concat();
    let component = wrapped(PRIVATE | component, true, &parts);
    let components = wrapped(PRIVATE | 8, true, &component);
    wrapped(PRIVATE | kind, true, &[id, components].concat())
}

/// Packages that end with a value: a Query with an Invoke; or that Query, with `argument`, and the Response to it with the result.
#[must_use]
pub fn packages(whole: &Whole, value: &[u8], argument: &[u8], number: u32) -> Vec<Vec<u8>> {
    let kind = if whole.national { 16 } else { 17 };
    let operation = wrapped(PRIVATE | kind, false, &integer(whole.code.into()));
    let query = |argument| package(2, 9, &[&operation, argument], number);
    match whole.part {
        Part::Argument => vec![query(value)],
        Part::Result => vec![query(argument), package(4, 10, &[value], number)],
        Part::Error => panic!("an error does not say of which operation it is"),
    }
}

/// An M3UA DATA with an SCCP long unitdata (Q.713 4.20) around a TCAP message of any length, routed by subsystem number. `number`
/// makes the point codes, below 2^13: tshark takes transactions of the same ids and point codes for one another.
#[must_use]
pub fn data(tcap: &[u8], subsystem: u8, number: u32) -> Vec<u8> {
    assert!(number < 1 << 13, "point codes of 14 bits");
    let address = [2, 0x42, subsystem];
    let length = u16::try_from(tcap.len()).expect("a length").to_le_bytes();
    // Class 0, 15 hops; pointers, each from its own second octet: two addresses, data, no option.
    let mut sccp = vec![0x13, 0, 15];
    for pointer in [7u16, 8, 9, 0] {
        sccp.extend(pointer.to_le_bytes());
    }
    sccp.extend(address);
    sccp.extend(address);
    sccp.extend(length);
    sccp.extend(tcap);

    // Originating and destination point code, SCCP, national, priority, selection; routing context 1 before.
    let mut protocol_data = Vec::new();
    protocol_data.extend((1 + number).to_be_bytes());
    protocol_data.extend((1u32 << 13).to_be_bytes());
    protocol_data.extend([3, 2, 0, 0]);
    protocol_data.extend(sccp);
    let length = u16::try_from(4 + protocol_data.len()).expect("a length");
    let mut parameters = vec![0, 6, 0, 8, 0, 0, 0, 1, 2, 0x10];
    parameters.extend(length.to_be_bytes());
    parameters.extend(protocol_data);
    parameters.resize(parameters.len().next_multiple_of(4), 0);
    let mut message = vec![1, 0, 1, 1];
    let length = u32::try_from(8 + parameters.len()).expect("a length");
    message.extend(length.to_be_bytes());
    message.extend(parameters);
    message
}

fn wrapped(tag: Tag, constructed: bool, contents: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    tlv(tag, constructed, contents, &mut out);
    out
}
