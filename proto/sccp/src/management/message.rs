//! Formats of SCCP management messages (Q.713 5.3, T1.112.3 5.3).

use inlab_ss7::{InlineOctets, PointCode, PointCodeFormat, SubsystemNumber};

/// A message of SCCP management (Q.713 5).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ManagementMessage {
    /// Format identifier: 1 SSA, 2 SSP, 3 SST, 4 SOR, 5 SOG, 6 SSC; in ANSI networks 253 SBR, 254 SNR, 255 SRT, and no SSC.
    pub format: u8,
    /// Affected subsystem number.
    pub subsystem: SubsystemNumber,
    /// Affected point code.
    pub point_code: PointCode,
    /// Subsystem multiplicity indicator, 2 bits: 0 unknown, 1 solitary, 2 duplicated.
    pub multiplicity: u8,
    /// Congestion level (SSC), 1 to 8 in 4 bits.
    pub congestion: Option<u8>,
}

impl ManagementMessage {
    /// SSA.
    pub const ALLOWED: u8 = 1;
    /// SSP.
    pub const PROHIBITED: u8 = 2;
    /// SST.
    pub const TEST: u8 = 3;
    /// SOR.
    pub const OUT_OF_SERVICE_REQUEST: u8 = 4;
    /// SOG.
    pub const OUT_OF_SERVICE_GRANT: u8 = 5;
    /// SSC.
    pub const CONGESTED: u8 = 6;
    /// SBR (T1.112.3 5.3).
    pub const BACKUP_ROUTING: u8 = 0xfd;
    /// SNR (T1.112.3 5.3).
    pub const NORMAL_ROUTING: u8 = 0xfe;
    /// SRT (T1.112.3 5.3).
    pub const ROUTING_TEST: u8 = 0xff;

    /// The abbreviation of this format.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.format {
            Self::ALLOWED => "SSA",
            Self::PROHIBITED => "SSP",
            Self::TEST => "SST",
            Self::OUT_OF_SERVICE_REQUEST => "SOR",
            Self::OUT_OF_SERVICE_GRANT => "SOG",
            Self::BACKUP_ROUTING => "SBR",
            Self::NORMAL_ROUTING => "SNR",
            Self::ROUTING_TEST => "SRT",
            _ => "SSC",
        }
    }

    /// Message priority of ANSI networks (T1.111.5 annex A): 0 in other networks.
    #[must_use]
    pub const fn priority(format: u8) -> u8 {
        match format {
            Self::ALLOWED | Self::PROHIBITED => 3,
            Self::TEST => 2,
            Self::OUT_OF_SERVICE_REQUEST | Self::OUT_OF_SERVICE_GRANT => 1,
            _ => 0,
        }
    }

    /// Decodes the user data of a unitdata message between SSN 1 and SSN 1; `None` if its length is not that of its format, or
    /// this kind of network has no such format.
    #[must_use]
    pub fn decode(octets: &[u8], format: PointCodeFormat) -> Option<Self> {
        let ([identifier, subsystem], rest) = octets.split_first_chunk()?;
        let (code, rest) = match format {
            PointCodeFormat::Itu | PointCodeFormat::Japan => {
                let ([a, b], rest) = rest.split_first_chunk()?;
                (u32::from_le_bytes([*a, *b, 0, 0]), rest)
            }
            PointCodeFormat::Ansi | PointCodeFormat::China => {
                let ([a, b, c], rest) = rest.split_first_chunk()?;
                (u32::from_le_bytes([*a, *b, *c, 0]), rest)
            }
        };
        let ansi = format == PointCodeFormat::Ansi;
        let (multiplicity, congestion) = match (*identifier, rest) {
            (Self::CONGESTED, [multiplicity, level]) if !ansi => (multiplicity, Some(level & 0x0f)),
            (Self::ALLOWED..=Self::OUT_OF_SERVICE_GRANT, [multiplicity]) => (multiplicity, None),
            (Self::BACKUP_ROUTING..=Self::ROUTING_TEST, [multiplicity]) if ansi => {
                (multiplicity, None)
            }
            _ => return None,
        };
        Some(Self {
            format: *identifier,
            subsystem: SubsystemNumber(*subsystem),
            point_code: PointCode(code & format.max()),
            multiplicity: multiplicity & 3,
            congestion,
        })
    }

    /// The user data.
    #[must_use]
    pub fn encode(&self, format: PointCodeFormat) -> InlineOctets<7> {
        let [a, b, c, _] = self.point_code.0.to_le_bytes();
        let mut out = InlineOctets::EMPTY;
        let code = match format {
            PointCodeFormat::Itu | PointCodeFormat::Japan => {
                out.extend(&[self.format, self.subsystem.0, a, b])
            }
            PointCodeFormat::Ansi | PointCodeFormat::China => {
                out.extend(&[self.format, self.subsystem.0, a, b, c])
            }
        };
        let fits = code
            && out.push(self.multiplicity)
            && self.congestion.is_none_or(|level| out.push(level));
        debug_assert!(fits, "invariant: seven octets fit");
        out
    }
}
