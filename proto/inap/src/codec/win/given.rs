//! What the arguments of triggers and reports have in common.

use inlab_ber::{Element, Scratch};
use inlab_ss7 as ss7;

use super::super::{Faults, argument};
use super::*;
use crate::types::CallingPartysCategory;
use crate::types::ansi41::*;
use crate::{CallKey, Cell, Clock, DecodeError, Dialect, Station, Subject};

/// The parameters that are read, of whichever operation.
#[derive(Default)]
pub(super) struct Given<'a> {
    pub(super) billing_id: Option<BillingId<'a>>,
    pub(super) mscid: Option<Mscid<'a>>,
    pub(super) msid: Option<Msid<'a>>,
    pub(super) electronic_serial_number: Option<ElectronicSerialNumber<'a>>,
    pub(super) mobile_directory_number: Option<DigitsType<'a>>,
    pub(super) digits: Option<DigitsType<'a>>,
    pub(super) destination_digits: Option<DigitsType<'a>>,
    pub(super) calling_party_number_digits1: Option<DigitsType<'a>>,
    pub(super) calling_party_category: Option<CallingPartysCategory>,
    pub(super) redirecting_number_digits: Option<DigitsType<'a>>,
    pub(super) redirection_reason: Option<RedirectionReason>,
    pub(super) failure_cause: Option<FailureCause<'a>>,
    pub(super) release_cause: Option<ReleaseCause>,
    pub(super) time_of_day: Option<TimeOfDay<'a>>,
    pub(super) time_date_offset: Option<TimeDateOffset<'a>>,
    pub(super) trigger_type: Option<TriggerType>,
    pub(super) service_id: Option<ServiceId<'a>>,
    pub(super) serving_cell_id: Option<ServingCellId<'a>>,
    pub(super) location_area_id: Option<LocationAreaId<'a>>,
    pub(super) msc_identification_number: Option<DigitsType<'a>>,
    pub(super) acgencountered: Option<AcgEncountered<'a>>,
}

impl<'a> Given<'a> {
    /// Reads the argument of a trigger or a report.
    pub(super) fn read(
        dialect: Dialect,
        operation: &'static Operation,
        octets: &'a [u8],
        scratch: &'a Scratch,
    ) -> Result<Self, DecodeError> {
        let mut given = Self::default();
        macro_rules! read {
            ($Argument:ident $($field:ident)*) => {{
                let mut arg = $Argument::EMPTY;
                argument(&mut arg, dialect, operation, octets, scratch)?;
                given.billing_id = arg.billing_id.into();
                given.mscid = arg.mscid.into();
                given.msid = arg.msid.into();
                given.electronic_serial_number = arg.electronic_serial_number.into();
                given.mobile_directory_number = arg.mobile_directory_number;
                given.trigger_type = arg.trigger_type.into();
                given.serving_cell_id = arg.serving_cell_id;
                given.location_area_id = arg.location_area_id;
                given.msc_identification_number = arg.msc_identification_number;
                $(given.$field = arg.$field.into();)*
            }};
        }
        match operation.code {
            ORIGINATION_REQUEST => {
                read!(OriginationRequest acgencountered digits calling_party_number_digits1 calling_party_category)
            }
            ANALYZED_INFORMATION => {
                read!(AnalyzedInformation acgencountered digits destination_digits calling_party_number_digits1
                redirecting_number_digits time_of_day time_date_offset)
            }
            FACILITY_SELECTED => {
                read!(FacilitySelectedAndAvailable acgencountered calling_party_number_digits1 redirecting_number_digits)
            }
            SERVICE_REQUEST => {
                read!(ServiceRequest acgencountered service_id digits destination_digits calling_party_number_digits1
                redirecting_number_digits redirection_reason time_of_day time_date_offset)
            }
            T_BUSY => {
                read!(TBusy acgencountered calling_party_number_digits1 redirecting_number_digits redirection_reason)
            }
            T_NO_ANSWER => {
                read!(TNoAnswer acgencountered calling_party_number_digits1 redirecting_number_digits redirection_reason)
            }
            O_CALLED_PARTY_BUSY => {
                read!(OCalledPartyBusy digits destination_digits calling_party_number_digits1
                redirecting_number_digits failure_cause)
            }
            O_NO_ANSWER => {
                read!(ONoAnswer digits destination_digits calling_party_number_digits1 redirecting_number_digits)
            }
            O_ANSWER => read!(OAnswer time_of_day time_date_offset),
            T_ANSWER => read!(TAnswer time_of_day time_date_offset),
            O_DISCONNECT => read!(ODisconnect time_of_day time_date_offset release_cause),
            T_DISCONNECT => {
                read!(TDisconnect time_of_day time_date_offset release_cause calling_party_number_digits1)
            }
            _ => return Err(Faults(operation).not_of_this_kind()),
        }
        Ok(given)
    }

    /// The type of its trigger; 0 if it names none.
    pub(super) fn trigger_type(&self) -> u8 {
        // One octet: values above 127 look negative to BER.
        self.trigger_type
            .and_then(|of| i8::try_from(of.measure()).ok())
            .map_or(0, i8::cast_unsigned)
    }

    /// Where the mobile is, within the switch that says so; `None` if nothing is said of it that can be read: calls do not fail for it.
    pub(super) fn cell(&self) -> Option<Cell> {
        let number = |octets: &[u8]| octets.try_into().ok().map(u16::from_be_bytes);
        let area = self.location_area_id.and_then(|of| number(of.0));
        let cell = self.serving_cell_id.and_then(|of| number(of.0));
        (area.is_some() || cell.is_some()).then_some(Cell::OfSwitch { area, cell })
    }

    /// How the message names the call.
    pub(super) fn subject(&self, faults: Faults) -> Result<Subject, DecodeError> {
        let mut subject = Subject::NONE;
        if let (Some(billing), Some(switch)) = (self.billing_id, self.mscid) {
            subject.call = Some(CallKey {
                billing: octets(faults, "billingID", billing.0)?,
                switch: octets(faults, "mscid", switch.0)?,
            });
        }
        subject.station = match self.msid {
            None => None,
            Some(Msid::MobileIdentificationNumber(number)) => {
                let digits = number.digits();
                let digits = digits.ok_or_else(|| faults.unexpected("mobileIdentificationNumber"));
                Some(Station::Min(digits?))
            }
            Some(Msid::Imsi(imsi)) => faults
                .inner("imsi", Some(imsi.0), ss7::Tbcd::decode)?
                .map(Station::Imsi),
            Some(_) => return Err(faults.unexpected("msid")),
        };
        if let Some(serial) = self.electronic_serial_number {
            subject.serial = Some(octets(faults, "electronicSerialNumber", serial.0)?);
        }
        subject.directory_number = digits::read(
            faults,
            "mobileDirectoryNumber",
            self.mobile_directory_number,
            |number| Some(number.digits),
        )?;
        subject.clock = self.clock(faults)?;
        Ok(subject)
    }

    /// What the clock shows. Without an offset the switch tells no local time: 0 then.
    pub(super) fn clock(&self, faults: Faults) -> Result<Option<Clock>, DecodeError> {
        let Some(time) = self.time_of_day else {
            return Ok(None);
        };
        clock(time, self.time_date_offset)
            .map(Some)
            .ok_or_else(|| faults.unexpected("timeOfDay"))
    }
}

/// TimeOfDay (6.5.2.em) and TimeDateOffset (6.5.2.dd).
pub(super) fn clock(time: TimeOfDay<'_>, offset: Option<TimeDateOffset<'_>>) -> Option<Clock> {
    let offset = match offset {
        None => 0,
        Some(offset) => offset.minutes()?,
    };
    (offset.unsigned_abs() <= MINUTES_OF_A_DAY).then_some(Clock {
        tenths: time.tenths()?,
        offset,
    })
}

const MINUTES_OF_A_DAY: u16 = 1440;

/// The octets of TimeOfDay and TimeDateOffset.
pub(super) fn clock_octets(clock: &Clock) -> Result<([u8; 3], [u8; 2]), NotExpressible> {
    let time = TimeOfDay::octets(clock.tenths).ok_or(NotExpressible::OutOfRange("timeOfDay"))?;
    if clock.offset.unsigned_abs() > MINUTES_OF_A_DAY {
        return Err(NotExpressible::OutOfRange("timeDateOffset"));
    }
    Ok((time, TimeDateOffset::octets(clock.offset)))
}

/// A parameter of one length.
pub(super) fn octets<const N: usize>(
    faults: Faults,
    name: &'static str,
    octets: &[u8],
) -> Result<[u8; N], DecodeError> {
    octets.try_into().map_err(|_| faults.unexpected(name))
}
