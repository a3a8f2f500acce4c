//! Keys of nodes that only networks of North America have.

use inlab_inap::{Dialect, ReplyBit};
use inlab_lab::{Error, Fields, Value};
use inlab_scp::{AskedSwitch, Recovery};
use inlab_ss7::Address;
use inlab_ssp_sim::Msc;

/// Reads `tcap: { replyBit: true }` of a node of a scenario.
pub(super) fn read_tcap(
    fields: &mut Fields<'_>,
    dialects: &[Dialect],
) -> Result<Option<bool>, Error> {
    let Some(value) = fields.optional("tcap") else {
        return Ok(None);
    };
    let mut fields = value.fields()?;
    let reply_bit = fields.optional("replyBit");
    let reply_bit = reply_bit.map(|value| read_reply_bit(value, dialects));
    fields.finish()?;
    reply_bit.transpose()
}

/// Reads `replyBit`: whether operation codes have bit H of their family where a reply is required.
///
/// # Errors
/// It is no boolean, or there is nothing to choose in any of the dialects.
pub fn read_reply_bit(value: Value<'_>, dialects: &[Dialect]) -> Result<bool, Error> {
    let wanted = value.boolean()?;
    let bits = || dialects.iter().filter_map(|dialect| dialect.reply_bit());
    if bits().any(|bit| bit != ReplyBit::Zero) {
        return Ok(wanted);
    }
    if bits().next().is_none() {
        return Err(value.error("only operations of ANSI TCAP have this bit"));
    }
    if wanted {
        return Err(value.error("in ANSI-41 this bit is always 0 (N.S0005 6.3.2)"));
    }
    Ok(wanted)
}

/// Reads `msc`, what a mobile switch of WIN is besides its address.
///
/// ```yaml
/// msc:
///   mscid: { market: 1, switch: 1 }   # default; in its BillingIDs too
///   timeOfDay: "08:30:00"             # what its clock shows at the start, UTC; default: midnight
///   timeDateOffset: -300              # minutes of local time ahead of UTC; default: 0
///   answersByQuery: true              # OAnswer and TAnswer go in a Query; default: false, in a Unidirectional
/// ```
///
/// # Errors
/// An unknown key or a value that is none, or no dialect has such a switch.
pub fn read_msc(value: Value<'_>, dialects: &[Dialect]) -> Result<Msc, Error> {
    win_only(value, dialects, "only a switch of WIN is one")?;
    let mut fields = value.fields()?;
    let mut msc = Msc::default();
    if let Some(value) = fields.optional("mscid") {
        msc.switch = read_mscid(value)?;
    }
    if let Some(value) = fields.optional("timeOfDay") {
        msc.start_of_day = time_of_day(value.text()?)
            .ok_or_else(|| value.error("expected a time of day such as \"08:30:00\""))?;
    }
    if let Some(value) = fields.optional("timeDateOffset") {
        msc.offset = value.number()?;
        if msc.offset.unsigned_abs() > 1440 {
            return Err(value.error("expected minutes from -1440 to 1440"));
        }
    }
    if let Some(value) = fields.optional("answersByQuery") {
        msc.answers_by_query = value.boolean()?;
    }
    fields.finish()?;
    Ok(msc)
}

/// Reads `recovery`, the switches that an SCP of WIN asks after a restart which calls they have.
///
/// ```yaml
/// recovery:
///   controlNetworkID: { market: 1, switch: 200 }    # of the SCP
///   switches: [ { to: "SSN 8 PC 1-1-1", mscid: { market: 1, switch: 1 } } ]
/// ```
///
/// `local` is the SCP's own address; `to` reads a switch's.
///
/// # Errors
/// An unknown key or a value that is none, or the SCP has no dialect with such switches.
pub fn read_recovery(
    value: Value<'_>,
    dialects: &[Dialect],
    local: Address,
    to: impl Fn(Value<'_>) -> Result<Address, Error>,
) -> Result<Recovery, Error> {
    win_only(
        value,
        dialects,
        "only switches of WIN are asked for their calls",
    )?;
    let mut fields = value.fields()?;
    let network = read_mscid(fields.required("controlNetworkID")?)?;
    let list = fields.required("switches")?;
    let mut switches = vec![];
    for item in list.items()? {
        if switches.len() == MAX_SWITCHES {
            return Err(item.error(format!("at most {MAX_SWITCHES} switches")));
        }
        let mut fields = item.fields()?;
        switches.push(AskedSwitch {
            at: to(fields.required("to")?)?,
            mscid: read_mscid(fields.required("mscid")?)?,
        });
        fields.finish()?;
    }
    fields.finish()?;
    Ok(Recovery {
        network,
        local,
        switches,
    })
}

/// Market and number of a switch (X.S0004-550, MSCID): three octets.
fn read_mscid(value: Value<'_>) -> Result<[u8; 3], Error> {
    let mut fields = value.fields()?;
    let [high, low] = fields.required("market")?.number::<u16>()?.to_be_bytes();
    let switch = fields.required("switch")?.number()?;
    fields.finish()?;
    Ok([high, low, switch])
}

/// Tenths of a second since midnight.
fn time_of_day(text: &str) -> Option<u32> {
    let parts: Vec<&str> = text.split(':').collect();
    let [hours, minutes, seconds] = <[&str; 3]>::try_from(parts).ok()?;
    let part = |text: &str, below: u32| {
        let digits = text.len() == 2 && text.bytes().all(|octet| octet.is_ascii_digit());
        let number: u32 = text.parse().ok()?;
        (digits && number < below).then_some(number)
    };
    Some(((part(hours, 24)? * 60 + part(minutes, 60)?) * 60 + part(seconds, 60)?) * 10)
}

/// Calls that are known by a key, and not by a dialogue, are those of WIN.
fn win_only(value: Value<'_>, dialects: &[Dialect], why: &str) -> Result<(), Error> {
    if dialects.iter().any(|dialect| dialect.knows_calls_by_key()) {
        return Ok(());
    }
    Err(value.error(why))
}

/// Switches that one SCP asks at most.
const MAX_SWITCHES: usize = 1000;
