//! Messages of American networks for decoders: ANSI-41, AIN and national TCAP, as switches and registers send them.
//!
//! They are written as elements: `tag{contents}`, the length being filled in, or `tag(contents)` with the indefinite form of it; what is
//! between elements is octets. `jSS7` is the origin of octets from its tests (RestComm/jss7, `tcap-ansi-impl`); the others are written
//! by hand from T1.114.3 and X.S0004-540.

/// Messages one after the other, of one dialogue or of several.
pub struct Sample {
    /// What they are.
    pub name: &'static str,
    /// As elements.
    pub messages: &'static [&'static str],
    /// Lines of the decoded text, in this order, among others.
    pub shown: &'static [&'static str],
    /// How they come back when they are encoded again.
    pub again: Again,
    /// Why tshark complains, if it does.
    pub tshark: Option<&'static str>,
}

/// What encoding gives.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Again {
    /// The same octets.
    Identical,
    /// An equal value: lengths or codes were not in the form in which they are sent.
    Equal,
    /// Nothing: they are malformed.
    Refused,
}

const fn sample(
    name: &'static str,
    messages: &'static [&'static str],
    shown: &'static [&'static str],
) -> Sample {
    Sample {
        name,
        messages,
        shown,
        again: Again::Identical,
        tshark: None,
    }
}

impl Sample {
    const fn again(self, again: Again) -> Self {
        Self { again, ..self }
    }

    const fn tshark(self, why: &'static str) -> Self {
        Self {
            tshark: Some(why),
            ..self
        }
    }

    /// The octets of each message.
    pub fn octets(&self) -> impl Iterator<Item = Vec<u8>> {
        self.messages.iter().map(|text| elements(text))
    }
}

/// The octets of elements.
///
/// # Panics
/// It is not written so.
#[must_use]
pub fn elements(text: &str) -> Vec<u8> {
    let text: Vec<u8> = text.bytes().filter(|c| !c.is_ascii_whitespace()).collect();
    let mut rest = &text[..];
    let octets = contents(&mut rest);
    assert!(rest.is_empty(), "a bracket too many");
    octets
}

fn contents(rest: &mut &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    loop {
        match **rest {
            [open @ (b'{' | b'('), ref inside @ ..] => {
                *rest = inside;
                let contents = contents(rest);
                *rest = rest.get(1..).expect("a closing bracket");
                match (open, contents.len()) {
                    (b'(', _) => {
                        out.push(0x80);
                        out.extend(contents);
                        out.extend([0, 0]);
                        continue;
                    }
                    (_, length @ 0..=0x7f) => out.push(length as u8),
                    (_, length @ 0x80..=0xff) => out.extend([0x81, length as u8]),
                    (_, length) => out.extend([0x82, (length >> 8) as u8, length as u8]),
                }
                out.extend(contents);
            }
            [] | [b'}' | b')', ..] => return out,
            [high, low, ref after @ ..] => {
                let digit = |c: u8| char::from(c).to_digit(16).expect("a hexadecimal digit") as u8;
                out.push(digit(high) << 4 | digit(low));
                *rest = after;
            }
            [_] => panic!("half an octet"),
        }
    }
}

const UNKNOWN: &str = "it has no dissector for this operation";
const FILLER: &str = "the parameter is no element of ANSI-41";
const EXPLICIT: &str = "it has private error codes without the INTEGER, and national ones with it";

/// Every sample.
pub const SAMPLES: &[Sample] = &[
    sample(
        "registration, as jSS7 has the result",
        &[
            "e2{c7{14000000} e8{e9{cf{01} d1{090d} f2{89{82123456} 88{1232547698} 95{000c10} 91{03} 96{13} 9f22{01} 9f21{0104}}}}}",
            "e4{c7{14000000} e8{ea{cf{01} f2{96{13} 8e{0600} 95{000c10} 9f4e{01} 99{7a0d11} 9f5d{00002106365410} 97{07} 9f73{00}
             9f75{00} 98{02}}}}}",
        ],
        &[
            "ansi-tcap queryWithPermission",
            "transaction id: 14000000",
            "win invoke 1 RegistrationNotification",
            "serial: 1193046",
            "msid: mobileIdentificationNumber 2123456789",
            "qualificationInformationCode: validation-and-profile",
            "locationAreaID: 260",
            "ansi-tcap response",
            "win result 1 of RegistrationNotification",
            "market: 12",
            "digits: 634501",
        ],
    ),
    sample(
        "the same result, the Invoke of which was not seen",
        &["e4{c7{15000000} e8{ea{cf{01} f2{96{13} 8e{0600} 95{000c10} 9f4e{01} 99{7a0d11} 9f5d{00002106365410} 97{07} 9f73{00}
           9f75{00} 98{02}}}}}"],
        &["tc-user result 1", "market: 12", "digits: 634501"],
    )
    .tshark("it takes an unknown operation for the last one"),
    sample(
        "a short message, as jSS7 has it",
        &[
            "e2{c7{00000100} e8{e9{cf{00} d1{0935} f2{9f69{} 9f74{} 9f8100{08} 88{1619320400} 9f8141{01} 9f8143{2222222222}}}}}",
            "e4{c7{00000100} e8{ea{cf{00} f2{9f69{0102}}}}}",
        ],
        &[
            "win invoke 0 SMSDeliveryPointToPoint",
            "sms-TeleserviceIdentifier: octets none",
            "mobileIdentificationNumber: 6191234000",
            "serviceIndicator: CDMA OTASP",
            "temporaryReferenceNumber: 2222222222",
            "win result 0 of SMSDeliveryPointToPoint",
            "sms-BearerData: 0102",
        ],
    ),
    sample(
        "a profile is pushed",
        &["e2{c7{00000002} e8{e9{cf{02} d1{0907} f2{89{82123456} 88{1232547698} 91{03} 96{13} 8d{05}}}}}"],
        &["win invoke 2 QualificationDirective", "authorizationDenied: unassigned-directory-number"],
    ),
    sample(
        "authentication",
        &[
            "e2{c7{00000003} e8{e9{cf{03} d1{091c} f2{89{82123456} 88{1232547698} 95{000c10} 9f22{01} 9f31{01} 9f23{01abcd}
             9f28{12345678} 9f26{05}}}}}",
            "e4{c7{00000003} e8{ea{cf{03} f2{9f32{01} 9f26{05}}}}}",
        ],
        &[
            "win invoke 3 AuthenticationRequest",
            "authenticationResponse: 01abcd",
            "randomVariable: 12345678",
            "win result 3 of AuthenticationRequest",
            "denyAccess: unspecified",
        ],
    ),
    sample(
        "a call to a mobile: where it is",
        &[
            "e2{c7{00000004} e8{e9{cf{04} d1{090f} f2{81{000c1000012301} 84{0100210a1252551000} 95{000c10} 96{13} 9f7b{0f10}}}}}",
            "e4{c7{00000004} e8{ea{cf{04} f2{89{82123456} 88{1232547698} 95{000c11} 84{0600210a1252559999} 9f20{0408c8f507}}}}}",
        ],
        &[
            "win invoke 4 LocationRequest",
            "digits: 2125550100",
            "win result 4 of LocationRequest",
            "digits: 2125559999",
            "cluster: 200",
        ],
    ),
    sample(
        "a call to a mobile: a number from the system that serves it",
        &[
            "e2{c7{00000005} e8{e9{cf{05} d1{0910} f2{81{000c1000012301} 89{82123456} 88{1232547698} 95{000c10} 96{13}}}}}",
            "e4{c7{00000005} e8{ea{cf{05} f2{95{000c11} 84{0600210a1252559999}}}}}",
        ],
        &[
            "win invoke 5 RoutingRequest",
            "win result 5 of RoutingRequest",
            "digits: 2125559999",
        ],
    ),
    sample(
        "a handoff: of no table, and no answer",
        &["e1{c7{} e8{e9{cf{} d1{0905} f2{86{0105} 88{1232547698} 8a{01}}}}}"],
        &["ansi-tcap unidirectional", "win invoke without id FacilitiesRelease", "group: 1", "member: 5"],
    ),
    sample(
        "national TCAP, a reply being required, parameters that nobody has published",
        &["e2{c7{11223344} e8{e9{cf{01} d0{8302} f0{aa{84{0400000a} 84{0100100a0821436587}}}}}}"],
        &["tc-user invoke 1 provideInstructionsAssist", "reply: required", "octets: f013aa1184040400000a"],
    )
    .tshark(UNKNOWN),
    sample(
        "a national operation of one octet, not last, correlated, as jSS7 has it",
        &["e5{c7{0000000600000007} e8{ed{cf{140a} d0{f3} f2{}}}}"],
        &["originating id: 00000006", "responding id: 00000007", "tc-user invoke, not last 20 correlated with 10 national f3"],
    )
    .tshark(UNKNOWN),
    sample(
        "a dialogue portion with everything, as jSS7 has it, and no components",
        &["e2{c7{00000008} f9{da{03} fd{28{06{04000001010101} a0{01020304050607}}} 80{0a} a2{80{14}}}}"],
        &[
            "protocol version: T1.114-1996, T1.114-2000",
            "security context: 10",
            "user information:",
            "direct-reference: 0.4.0.0.1.1.1.1",
            "confidentiality: 20",
        ],
    )
    .tshark("the user information has no type that it knows"),
    sample(
        "contexts by object identifier",
        &["e3{c7{00000009} f9{dc{2a864806} 81{2a} a2{81{2c}}}}"],
        &["ansi-tcap queryWithoutPermission", "application context: 1.2.840.6", "security context: 1.2", "confidentiality: 1.4"],
    ),
    sample(
        "a context by number, and no components",
        &["e6{c7{0101020203030404} f9{db{42}}}", "e4{c7{01010202} f9{db{42}}}"],
        &["ansi-tcap conversationWithoutPermission", "application context: 66", "ansi-tcap response", "application context: 66"],
    ),
    sample(
        "nothing but the transaction, and an empty component sequence",
        &["e4{c7{0000000a}}", "e4{c7{0000000a} e8{}}"],
        &["transaction id: 0000000a", "transaction id: 0000000a"],
    ),
    sample(
        "errors: private, national; in two octets",
        &[
            "e2{c7{0000000b} e8{e9{cf{01} d1{0910} f2{81{000c1000012301} 89{82123456} 88{1232547698} 95{000c10} 96{13}}}}}",
            "e4{c7{0000000b} e8{eb{cf{01} d4{85} f2{9f42{88}}}}}",
            "e4{c7{0000000b} e8{eb{cf{01} d4{0086} f2{}}}}",
        ],
        &[
            "win error 1 of RoutingRequest",
            "error: ResourceShortage",
            "win error 1 of RoutingRequest",
            "error: OperationNotSupported",
        ],
    ),
    sample(
        "a national error",
        &["e4{c7{0000000c} e8{eb{cf{01} d3{05} f2{}}}}"],
        &["tc-user error 1", "error: national 05"],
    )
    .tshark(EXPLICIT),
    sample(
        "error codes around an INTEGER",
        &["e4{c7{0000000d} e8{eb{cf{01} f4{02{85}} f2{}}}}", "e4{c7{0000000d} e8{eb{cf{01} f3{02{05}} f2{}}}}"],
        &["error: ResourceShortage", "error: national 05"],
    )
    .again(Again::Equal)
    .tshark(EXPLICIT),
    sample(
        "rejects: of a component, without id, of a transaction",
        &[
            "e4{c7{0000000e} e8{ec{cf{05} d5{0203} f0{}}}}",
            "e4{c7{0000000e} e8{ec{cf{} d5{0103} f2{}}}}",
            "e4{c7{0000000e} e8{ec{cf{} d5{0504} f2{}}}}",
        ],
        &[
            "tc-user reject 5",
            "problem: invokeIncorrectParameter",
            "tc-user reject without id",
            "problem: generalBadlyStructuredCompPortion",
            "problem: transactionUnassignedRespondingTransID",
        ],
    ),
    sample(
        "aborts: by the provider, by the user, by nobody",
        &[
            "f6{c7{0000000f} d7{06}}",
            "f6{c7{0000000f} f8{28{06{04000001010101} a0{01020304050607}}}}",
            "f6{c7{0000000f} f9{db{6f}} f8{}}",
        ],
        &[
            "P-Abort-cause: resourceUnavailable",
            "user abort information:",
            "direct-reference: 0.4.0.0.1.1.1.1",
            "application context: 111",
        ],
    )
    .tshark("the user abort information has no type that it knows, or is empty"),
    sample(
        "lengths without end, and with more octets than they need",
        &[
            "e2(c7{00000010} e8(e9(cf{05} d1{6e01} 30())))",
            "e28118 c78104 00000011 e882000d e9820009 cf{05} d1{6e01} 30{}",
        ],
        &["ain invoke 5 close", "ain invoke 5 close"],
    )
    .again(Again::Equal),
    sample(
        "a message longer than 255 octets",
        &["e2{c7{00000012} e8{e9{cf{01} d1{0935} f2{9f69{
           00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
           00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
           00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
           00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
           000000000000000000000000000000000000000000} 9f74{1002}}}}}"],
        &["win invoke 1 SMSDeliveryPointToPoint", "sms-TeleserviceIdentifier: 4098"],
    )
    .tshark("the short message is filler"),
    sample(
        "AIN in a parameter set; what it is answered with, and an error",
        &[
            "e3{c7{00000013} e8{e9{cf{07} d1{6403} f2{bf35{81{1252551000}} 8d{00} 8f{03101252551010}}}}}",
            "e5{c7{0000001400000013} e8{e9{cf{0107} d1{6607} f2{}} e9{cf{0207} d1{6501} 30{8f{03101252551020}}}}}",
            "e4{c7{00000014} e8{eb{cf{02} d4{01} 30{bf37{9f38{04}}}}}}",
        ],
        &[
            "ain invoke 7 infoAnalyzed",
            "digits: 2125550101",
            "ain invoke 2 correlated with 7 analyzeRoute",
            "digits: 2125550102",
            "ain error 2 of analyzeRoute",
            "error: applicationError",
            "applicationErrorString: errorCause unexpectedMessage",
        ],
    )
    .tshark(UNKNOWN),
    sample(
        "a result whose id is in two octets, then an error, as jSS7 has them",
        &["e3{c7{03030404} e8{ea{cf{0100} f2{01020304050607}} eb{cf{01} d4{00c8} f2{}}}}"],
        &["component ids: not exactly one (T1.114.3)", "error: private 00c8"],
    )
    .tshark(FILLER),
    sample(
        "a dialogue portion with an unknown version",
        &["e2{c7{00000001} f9{da{04} dc{04000001001302}} e8{ed{cf{01} d1{0c} f0{}}}}"],
        &["! dialoguePortion.version: inconsistentDialoguePortion"],
    )
    .again(Again::Refused)
    .tshark(UNKNOWN),
    sample(
        "a dialogue portion with an element that goes on, as jSS7 has it",
        &["e22a c7{00000001} f90c da{03} ff07 040000010013 02 e8{ed{cf{01} d1{0c} f0{}} e9{cf{02} d1{0d} f0{}}}"],
        &["! dialoguePortion.element: badlyStructuredDialoguePortion"],
    )
    .again(Again::Refused)
    .tshark("it is malformed"),
    sample(
        "something else where components should be, as jSS7 has it",
        &["e5{c7{0000000100000001} 010100}"],
        &["! "],
    )
    .again(Again::Refused)
    .tshark("it is malformed"),
];
