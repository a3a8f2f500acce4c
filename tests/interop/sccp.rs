//! Every form of SCCP message and of SCCP management message that we send, in ITU and in ANSI networks, read by tshark.
//!
//! What tshark reads stands here as text, and was compared by hand with what was asked for.

use crate::produced::temporary;
use inlab_sccp::{
    Config, Family, Importance, Pattern, Rule, RuleSet, Sccp, Target, UnitdataRequest,
};
use inlab_ss7::{
    Address, MtpStatus, MtpTransfer, NetworkIndicator, PointCode, PointCodeFormat,
    RoutingIndicator, RoutingLabel, ServiceIndicator, SubsystemNumber,
};
use inlab_trace::{PcapWriter, SctpPayload};
use std::net::SocketAddr;
use std::process::Command;
use std::time::{Duration, Instant};

/// The node under test, and what it sent.
struct Bench {
    sccp: Sccp,
    now: Instant,
    format: PointCodeFormat,
    own: PointCode,
    sent: Vec<(RoutingLabel, Vec<u8>)>,
}

impl Bench {
    fn new(config: Config) -> Self {
        Self {
            format: config.format,
            own: config.point_codes[0],
            sccp: Sccp::new(config),
            now: Instant::now(),
            sent: vec![],
        }
    }

    fn address(&self, text: &str) -> Address {
        Address::from_text(text, self.format).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    fn drain(&mut self) {
        while let Some((label, octets)) = self.sccp.poll_transmit() {
            self.sent.push((label, octets.to_vec()));
        }
        while self.sccp.poll_primitive().is_some() {}
    }

    fn request(&mut self, called: &str, calling: &str, length: usize, importance: Option<u8>) {
        let request = UnitdataRequest {
            called: self.address(called),
            calling: self.address(calling),
            in_sequence: true,
            sls_seed: 3,
            return_on_error: true,
            importance: importance.map(Importance),
        };
        // No TCAP: nothing above SCCP is looked at.
        let data = vec![0u8; length];
        let outgoing = self
            .sccp
            .send(self.now, &request, length)
            .unwrap_or_else(|error| panic!("{called}: {error}"));
        for part in outgoing.parts() {
            let octets = [&*part.prefix, &data[part.range], &*part.suffix].concat();
            self.sent.push((outgoing.label, octets));
        }
    }

    fn receive(&mut self, from: u32, hex: &str) {
        let hex: String = hex.split_whitespace().collect();
        let octets: Vec<u8> = (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex"))
            .collect();
        let label = RoutingLabel {
            opc: PointCode(from),
            dpc: self.own,
            si: ServiceIndicator::SCCP,
            ni: NetworkIndicator(2),
            mp: 0,
            sls: 0,
        };
        let user_data = &octets;
        let _ = self
            .sccp
            .receive(self.now, MtpTransfer { label, user_data });
        self.drain();
    }
}

/// One DATA a message (RFC 4666 3.3.1).
fn m3ua(label: &RoutingLabel, octets: &[u8]) -> Vec<u8> {
    let length = 16 + octets.len();
    let padding = length.wrapping_neg() % 4;
    let mut out = vec![1, 0, 1, 1];
    out.extend((8 + length as u32 + padding as u32).to_be_bytes());
    out.extend([2, 0x10]);
    out.extend((length as u16).to_be_bytes());
    out.extend(label.opc.0.to_be_bytes());
    out.extend(label.dpc.0.to_be_bytes());
    out.extend([label.si.0, label.ni.0, label.mp, label.sls]);
    out.extend(octets);
    out.extend(vec![0; padding]);
    out
}

const FIELDS: &[(&str, &str)] = &[
    ("type", "sccp.message_type"),
    ("class", "sccp.class"),
    ("handling", "sccp.handling"),
    ("hops", "sccp.hops"),
    ("cause", "sccp.return_cause"),
    ("dlr", "sccp.dlr"),
    ("refusal", "sccp.refusal_cause"),
    ("error", "sccp.error_cause"),
    ("ri", "sccp.called.ri"),
    ("gti", "sccp.called.gti"),
    ("tt", "sccp.called.tt"),
    ("np", "sccp.called.np"),
    ("nai", "sccp.called.nai"),
    ("ssn", "sccp.called.ssn"),
    ("pc", "sccp.called.pc"),
    ("pc", "sccp.called.ansi_pc"),
    ("digits", "sccp.called.digits"),
    ("from.ssn", "sccp.calling.ssn"),
    ("from.pc", "sccp.calling.pc"),
    ("from.pc", "sccp.calling.ansi_pc"),
    ("from.digits", "sccp.calling.digits"),
    ("first", "sccp.segmentation.first"),
    ("remaining", "sccp.segmentation.remaining"),
    ("importance", "sccp.importance"),
    ("mg", "sccpmg.message_type"),
    ("mg.ssn", "sccpmg.ssn"),
    ("mg.pc", "sccpmg.pc"),
    ("mg.pc", "sccpmg.ansi_pc"),
    ("mg.smi", "sccpmg.smi"),
    ("mg.level", "sccpmg.congestion"),
];

/// One line a message, as tshark reads it; nothing may be malformed or worth a warning.
fn read(bench: &Bench, name: &str, standard: &str) -> String {
    let file = temporary(name);
    let mut writer =
        PcapWriter::new(std::fs::File::create(&file).expect("a file")).expect("a header");
    let address = |last: u8| SocketAddr::from(([192, 0, 2, last], 2905));
    for (at, (label, octets)) in (0..).zip(&bench.sent) {
        let payload = SctpPayload {
            stream: 1,
            protocol: 3,
            octets: &m3ua(label, octets),
        };
        writer
            .write(Duration::from_millis(at), address(1), address(2), payload)
            .expect("written");
    }
    drop(writer.into_inner());
    let tshark = |filter: &str, fields: &[&str]| {
        let mut command = Command::new("tshark");
        command.args(["-n", "-r"]).arg(&file);
        command.args(["-o", &format!("mtp3.standard:{standard}")]);
        // Data of zeros is no message of a user.
        command.args(["-o", "sccp.defragment_xudt:FALSE", "-o", "tcap.ssn:2"]);
        command.args([
            "-o",
            "sctp.tsn_analysis:FALSE",
            "-Y",
            filter,
            "-T",
            "fields",
        ]);
        command.args(["-E", "occurrence=a", "-E", "aggregator=|"]);
        for field in fields {
            command.args(["-e", field]);
        }
        let output = command.output().expect("tshark is installed");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    // tshark 4.0.17 reads all of SSC, and then calls it unknown all the same.
    let wrong = format!("({}) && !(sccpmg.message_type == 6)", crate::WRONG);
    let wrong = tshark(&wrong, &["frame.number", "_ws.expert.message"]);
    assert_eq!(wrong, "", "{name}");
    let fields: Vec<_> = FIELDS.iter().map(|(_, field)| *field).collect();
    let text = tshark("frame", &fields);
    assert_eq!(text.lines().count(), bench.sent.len());
    let mut shown = String::new();
    for line in text.lines() {
        let values = FIELDS.iter().zip(line.split('\t'));
        let values = values.filter(|(_, value)| !value.is_empty());
        let values: Vec<_> = values
            .map(|((name, _), value)| format!("{name}={value}"))
            .collect();
        shown += &format!("{}\n", values.join(" "));
    }
    shown
}

/// UDT, XUDT, LUDT; segments, importance; their returns; refusals of connections; all of management.
fn everything(
    bench: &mut Bench,
    peer: u32,
    addresses: &[&str],
    calling: &str,
    management: [&str; 4],
) {
    for called in addresses {
        bench.request(called, calling, 3, None);
    }
    bench.request(addresses[0], calling, 3, Some(5));
    bench.request(addresses[0], calling, 400, None);
    for message in management {
        bench.receive(peer, message);
    }
}

#[test]
fn sccp_of_itu_networks() {
    let mut shown = String::new();
    for family in [Family::Unitdata, Family::Extended, Family::Long] {
        let mut config = Config::itu(PointCode(100), vec![SubsystemNumber(146)]);
        config.preferred = family;
        if family == Family::Long {
            config.longest_message = 4000;
        }
        config.concerned = vec![PointCode(200)];
        config.replicas = vec![(SubsystemNumber(146), PointCode(200))];
        let target = Target::new(PointCode(200), RoutingIndicator::GlobalTitle);
        config.rule_sets = vec![RuleSet::of_all(
            "all",
            vec![Rule {
                pattern: Pattern::ALL,
                targets: vec![target],
                load_share: false,
            }],
        )];
        let mut bench = Bench::new(config);
        let addresses = [
            "SSN 6 PC 200",
            "GT 491700001 SSN 6",
            "GT 4917000012 (national) SSN 6",
            "GT 4917000012 (TT 7) SSN 6",
            "GT 491700001 (TT 7, E.214) SSN 6",
        ];
        // To a subsystem that is not here, from one for which tshark has no dissector: UDTS, XUDTS, LUDTS.
        let nobody = match family {
            Family::Unitdata => "09 80 03 05 07 02 42 4d 02 42 4e 01 aa",
            Family::Extended => "11 80 0f 04 06 08 09 02 42 4d 02 42 4e 01 aa 12 01 05 00",
            Family::Long => "13 80 0f 07 00 08 00 09 00 00 00 02 42 4d 02 42 4e 01 00 aa",
        };
        everything(
            &mut bench,
            200,
            &addresses,
            "GT 491700009 SSN 146",
            [
                nobody,
                "01 010203 02 02 00 02 42 92",
                "0d 0a0b0c 010203 00",
                "04 0a0b0c 010203 00 00",
            ],
        );
        if family == Family::Unitdata {
            bench.receive(200, "09 00 03 05 07 02 42 01 02 42 01 05 03 92 64 00 00");
            bench.receive(200, "09 00 03 05 07 02 42 01 02 42 01 05 02 06 c8 00 00");
            bench.now += Duration::from_secs(10);
            let now = bench.now;
            bench.sccp.handle_timeout(now);
            bench.drain();
            assert!(bench.sccp.coordinate(now, SubsystemNumber(146)));
            bench.drain();
            bench.receive(200, "09 00 03 05 07 02 42 01 02 42 01 05 04 92 c8 00 02");
            assert!(bench.sccp.grant(PointCode(200), SubsystemNumber(146)));
            bench.sccp.set_congestion(4);
            bench.receive(200, "09 00 03 05 07 02 42 92 02 42 06 01 aa");
            bench.sccp.set_congestion(0);
            bench.sccp.set_subsystem(SubsystemNumber(146), false);
            bench.drain();
            bench.sccp.status(now, MtpStatus::Pause(PointCode(200)));
        }
        shown += &format!("{family:?}\n{}", read(&bench, "sccp-itu.pcapng", "ITU"));
    }
    compare("sccp-itu.txt", &shown);
}

#[test]
fn sccp_of_ansi_networks() {
    let code = |text| PointCodeFormat::Ansi.parse(text).expect("a point code");
    let (own, peer) = (code("245-16-8"), code("245-16-9"));
    let mut config = Config::ansi(own, vec![SubsystemNumber(146)]);
    config.concerned = vec![peer];
    config.replicas = vec![(SubsystemNumber(146), peer)];
    let target = Target::new(peer, RoutingIndicator::GlobalTitle);
    config.rule_sets = vec![RuleSet::of_all(
        "all",
        vec![Rule {
            pattern: Pattern::ALL,
            targets: vec![target],
            load_share: false,
        }],
    )];
    let mut bench = Bench::new(config);
    let addresses = [
        "SSN 6 PC 245-16-9",
        "GT 2125550100 (TT 10) SSN 6",
        "GT 2125550100 (TT 9, E.164)",
        "GT 212555010 (TT 9, E.212) SSN 6",
    ];
    everything(
        &mut bench,
        peer.0,
        &addresses,
        "SSN 146 PC 245-16-8",
        [
            "09 80 03 05 07 02 c1 07 02 c1 06 01 aa",
            "11 80 0f 04 06 08 00 02 c1 07 02 c1 06 01 aa",
            "01 010203 02 02 00 02 c1 92",
            "09 00 03 05 07 02 c1 01 02 c1 01 06 03 92 08 10 f5 00",
        ],
    );
    bench.receive(
        peer.0,
        "09 00 03 05 07 02 c1 01 02 c1 01 06 02 06 09 10 f5 00",
    );
    bench.now += Duration::from_secs(30);
    let now = bench.now;
    bench.sccp.handle_timeout(now);
    bench.drain();
    assert!(bench.sccp.coordinate(now, SubsystemNumber(146)));
    bench.drain();
    bench.receive(
        peer.0,
        "09 00 03 05 07 02 c1 01 02 c1 01 06 04 92 09 10 f5 02",
    );
    assert!(bench.sccp.grant(peer, SubsystemNumber(146)));
    bench.sccp.set_subsystem(SubsystemNumber(146), false);
    bench.drain();
    // SBR, and SRT for it; SRT to us, and SNR.
    bench.receive(
        peer.0,
        "09 00 03 05 07 02 c1 01 02 c1 01 06 fd 92 0a 10 f5 00",
    );
    bench.receive(
        peer.0,
        "09 00 03 05 07 02 c1 01 02 c1 01 06 ff 92 0b 10 f5 00",
    );
    bench.now += Duration::from_secs(30);
    let now = bench.now;
    bench.sccp.handle_timeout(now);
    bench.drain();
    compare("sccp-ansi.txt", &read(&bench, "sccp-ansi.pcapng", "ANSI"));
}

/// `INLAB_BLESS=1` writes the file anew; it is read by hand before it is kept.
fn compare(name: &str, text: &str) {
    let path = inlab_tests::root()
        .join("tests/interop/expected")
        .join(name);
    if std::env::var_os("INLAB_BLESS").is_some() {
        std::fs::write(&path, text).expect("the folder is there");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == text, "{} differs:\n{text}", path.display());
}
