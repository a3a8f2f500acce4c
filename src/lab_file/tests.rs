use super::*;
use crate::check::describe;
use crate::network::{Network, endpoints};
use inlab_link::Reach;
use inlab_stack::m3ua::{AsId, Exchange, Role};

const GOOD: &str = r#"nodes:
  scp: { role: scp, pointCode: 2-2-2, globalTitle: "49170900002", services: { 100: continue }, notify: sessions }
  msc: { role: ssp, pointCode: 1-1-1, globalTitle: "49170900001" }
  sessions: { role: session-server, subscribers: { "+15550100": caller-token } }
  stp: { role: external, pointCode: 3-3-3 }
links:
  - { from: msc, to: scp, listen: 127.0.0.1:2905 }
  - { from: scp, to: stp, kind: tcp, connect: 192.0.2.5 }
"#;

/// The good lab with one piece put in the place of another.
fn with(old: &str, new: &str) -> Result<LabFile, Error> {
    assert!(GOOD.contains(old), "{old}");
    LabFile::read("lab.yaml", &GOOD.replacen(old, new, 1))
}

#[track_caller]
fn refused(old: &str, new: &str, expected: &str) {
    match with(old, new) {
        Ok(_) => panic!("taken: {new}"),
        Err(error) => {
            let position = error.position();
            assert_eq!(
                format!("{}:{}: {}", position.line, position.column, error.message()),
                expected
            );
        }
    }
}

#[test]
fn the_error_shows_the_line() {
    let error = with("from: msc", "from: mcs").expect_err("there is no such node");
    assert_eq!(
        error.to_string(),
        "lab.yaml:7:13: unknown node \"mcs\"; nearest is \"msc\"\n  |\n\
         7 |   - { from: mcs, to: scp, listen: 127.0.0.1:2905 }\n  |             ^^^"
    );
}

#[test]
fn nodes_that_are_wrong() {
    refused(
        "nodes:",
        "nodse:",
        "1:1: missing key \"nodes\"; is this \"nodse\" meant to be it?",
    );
    refused(
        "links:",
        "link:",
        "6:1: unknown key \"link\"; nearest is \"links\"",
    );
    refused(
        "role: ssp",
        "role: sssp",
        "3:16: unknown word \"sssp\"; nearest is \"ssp\"",
    );
    refused("role: ssp, ", "", "3:8: missing key \"role\"");
    refused("pointCode: 1-1-1, ", "", "3:8: missing key \"pointCode\"");
    refused(
        "pointCode: 1-1-1",
        "pointcode: 1-1-1",
        "3:21: missing key \"pointCode\"; is this \"pointcode\" meant to be it?",
    );
    refused(
        "pointCode: 1-1-1",
        "pointCode: 1-1-9",
        "3:32: the third part of this point code is at most 7",
    );
    refused(
        "pointCode: 1-1-1",
        "pointCode: 2-2-2",
        "3:32: point code 2-2-2 is that of \"scp\" already",
    );
    refused(
        "49170900001",
        "49170900002",
        "3:52: this global title is that of \"scp\" already",
    );
    refused(
        "role: ssp, ",
        "role: ssp, notify: sessions, ",
        "3:21: unknown key \"notify\"; valid: role, pointCode, globalTitle, translationType, sccp, dialect, tcap, subsystem, scf, msc, subscribers, peripherals, ...",
    );
    refused(
        "role: ssp, ",
        "role: ssp, dialect: cap9, ",
        "3:30: unknown dialect \"cap9\"; nearest is \"cap1\"",
    );
    refused(
        "msc:",
        "m/sc:",
        "3:3: the name of a node is letters, digits, '-', '_' and '.'",
    );
    refused(
        "notify: sessions",
        "notify: session",
        "2:104: unknown session server \"session\"; nearest is \"sessions\"",
    );
    refused(
        "notify: sessions",
        "notify: msc",
        "2:104: \"msc\" is no session server; calls are told to session servers",
    );
    refused(
        "100: continue",
        "100: contiune",
        "2:84: unknown word \"contiune\"; nearest is \"continue\"",
    );
    refused(
        "caller-token",
        "short",
        "4:65: a subscriber's token has at least 8 octets",
    );
    refused(
        "pointCode: 3-3-3",
        "pointCode: 3-3-3, reaches: some",
        "5:53: expected a list of point codes, or all",
    );
    refused(
        "pointCode: 3-3-3",
        "pointCode: 3-3-3, globalTitles: [\"49*1\"]",
        "5:59: expected digits, with ? for any digit and * at the end for any further ones: at character 3: not a digit of this alphabet",
    );
    refused(
        "nodes:\n",
        "networkIndicator: local\nnodes:\n",
        "1:19: unknown word \"local\"; valid: international, spare, national, reserved",
    );
}

#[test]
fn calls_that_are_wrong() {
    let call = |entry: &str| format!("role: ssp, calls: [ {{ {entry} }} ], ");
    let good = "every: 1s, trigger: collectedInfo, serviceKey: 100, called: \"800\"";
    assert!(with("role: ssp, ", &call(good)).is_ok());
    let refused = |entry: &str, expected| refused("role: ssp, ", &call(entry), expected);
    refused(
        "trigger: collectedInfo, serviceKey: 100",
        "3:30: missing key \"every\"",
    );
    refused(
        "every: 1ms, trigger: collectedInfo, serviceKey: 100",
        "3:39: at most every 10ms",
    );
    refused(
        "every: 10, trigger: oAnswer",
        "3:39: a time needs a unit: 10s, 10ms, ...",
    );
    refused(
        "every: 1s, trigger: colectedInfo, serviceKey: 100",
        "3:52: unknown detection point \"colectedInfo\"; nearest is \"collectedInfo\"",
    );
    refused(
        "every: 1s, trigger: collectedInfo, servicekey: 100",
        "3:67: missing key \"serviceKey\"; is this \"servicekey\" meant to be it?",
    );
    super::tests::refused(
        "role: ssp, ",
        &call(good).replace("role: ssp,", "role: ssp, scf: \"4477\","),
        "3:26: \"msc\" cannot reach global title 4477: it has no link to it, and no peer that it has a link to names it \
         among its globalTitles or in what it reaches",
    );
}

#[test]
fn links_that_are_wrong() {
    let msc = "listen: 127.0.0.1:2905";
    refused("to: scp", "to: msc", "7:22: a link joins two nodes");
    refused(
        "to: scp",
        "to: sessions",
        "7:22: \"sessions\" is a session server and has no signalling links; an SCP names it under notify",
    );
    refused(
        ", listen: 127.0.0.1:2905",
        "",
        "7:5: the link from \"msc\" to \"scp\" has no address: give listen, where \"scp\" listens",
    );
    refused(
        msc,
        "listen: localhost",
        "7:35: expected an IP address, with or without a port: 127.0.0.1:2905, 10.0.0.5, [::1]:2905",
    );
    refused(
        msc,
        "listen: 127.0.0.1:0",
        "7:35: port 0 is no port that a peer can connect to",
    );
    refused(
        msc,
        "listen: 0.0.0.0",
        "7:35: one can listen at an unspecified address, but not connect to it: give connect with an address of the machine",
    );
    refused(
        msc,
        "listen: [127.0.0.1, 127.0.0.2]",
        "7:35: several addresses need kernel SCTP: kind: sctp",
    );
    refused(
        msc,
        "kind: sctp, listen: [127.0.0.1:2905, 127.0.0.2:2906]",
        "7:47: the addresses of one end have one port",
    );
    refused(
        msc,
        "kind: stcp, listen: 127.0.0.1",
        "7:33: unknown word \"stcp\"; nearest is \"sctp\"",
    );
    refused(
        msc,
        "kind: tcp, listen: 127.0.0.1, sctp: { rtoMin: 1s }",
        "7:63: \"sctp\" does not go with kind: tcp",
    );
    refused(
        msc,
        "kind: tcp, listen: 127.0.0.1, udpPort: 9899",
        "7:66: \"udpPort\" goes with kind: sctp-udp or auto, not with kind: tcp",
    );
    refused(
        msc,
        "listen: 127.0.0.1, sctp: { rtoMin: 3s }",
        "7:52: rtoMin, rtoInitial and rtoMax are in this order of size",
    );
    refused(
        msc,
        "listen: 127.0.0.1, sctp: { heartbeat: 0s }",
        "7:65: expected 1ms to 10 min",
    );
    refused(
        msc,
        "lisen: 127.0.0.1, connect: 127.0.0.1",
        "7:27: unknown key \"lisen\"; nearest is \"listen\"",
    );
    refused(
        msc,
        "listen: 127.0.0.1, m3ua: { asp: stp }",
        "7:59: unknown end of this link \"stp\"; nearest is \"scp\"",
    );
    refused(
        msc,
        "listen: 127.0.0.1, m3ua: { asp: scp, exchange: double }",
        "7:74: \"exchange\" is for two IPSPs: it does not go with asp",
    );
    refused(
        msc,
        "listen: 127.0.0.1, m3ua: { routingContext: { msc: 1 } }",
        "7:70: a routing context for each node goes with exchange: double; else there is one",
    );
    refused(
        msc,
        "listen: 127.0.0.1, m3ua: { routingcontext: 1 }",
        "7:54: unknown key \"routingcontext\"; nearest is \"routingContext\"",
    );
    refused(
        "from: scp, to: stp, kind: tcp, connect: 192.0.2.5",
        "from: stp, to: scp, kind: tcp, connect: 192.0.2.5",
        "8:47: \"stp\" is external and connects by itself: give listen, where \"scp\" listens",
    );
    refused(
        "connect: 192.0.2.5",
        "connect: 192.0.2.5, accept: 192.0.2.5",
        "8:66: \"stp\" is external and accepts whom it will",
    );
    refused(
        "  - { from: scp, to: stp, kind: tcp, connect: 192.0.2.5 }\n",
        "",
        "5:3: \"stp\" has no link: name it in one under \"links\", as from or to",
    );
}

#[test]
fn links_of_one_application_server_agree() {
    let line = "  - { from: scp, to: stp, kind: tcp, connect: 192.0.2.5 }\n";
    refused(
        line,
        &format!(
            "{line}  - {{ from: scp, to: stp, connect: 192.0.2.6, m3ua: {{ trafficMode: override }} }}\n"
        ),
        "9:5: it is of the same application server as the link scp-stp: both have the same trafficMode, networkAppearance and minimumActive",
    );
}

#[test]
fn one_association_serves_several_application_servers() {
    let link = "from: msc, to: scp, listen: 127.0.0.1:2905";
    for (m3ua, expected) in [
        (
            "routingContext: [1, 2, 1]",
            "7:82: routing context 1 is there twice",
        ),
        (
            "routingContext: []",
            "7:75: expected 1 to 16 routing contexts",
        ),
        (
            "routingContexts: [1, 2]",
            "7:59: unknown key \"routingContexts\"; nearest is \"routingContext\"",
        ),
        (
            "asp: msc, routingContext: [1, 2], register: true",
            "7:103: an ASP registers one routing key, its point code: it goes with one routingContext",
        ),
    ] {
        refused(link, &format!("{link}, m3ua: {{ {m3ua} }}"), expected);
    }
    let m3ua = "m3ua: { asp: msc, routingContext: [7, 8] }";
    let lab = with(link, &format!("{link}, {m3ua}")).expect("it is right");
    for name in ["msc", "scp"] {
        let network = Network::of(&lab, lab.find(name).expect("it is there"), &[], 1);
        let m3ua = &network.config.m3ua;
        let towards: Vec<_> = (0..m3ua.application_servers.len())
            .filter(|at| network.servers[*at] != "stp")
            .collect();
        let contexts: Vec<_> = towards
            .iter()
            .map(|at| m3ua.application_servers[*at].routing_context)
            .collect();
        assert_eq!(contexts, [Some(7), Some(8)], "{name}");
        let (_, association) = &network.associations[0];
        assert_eq!(association.application_servers, [AsId(0), AsId(1)]);
        let servers = m3ua.routes.iter().map(|route| route.application_server);
        let order: Vec<_> = servers.filter(|server| server.0 < 2).collect();
        assert_eq!(order, [AsId(0), AsId(1)], "{name}");
    }
}

#[test]
fn who_registers_and_who_gives_the_routing_context() {
    let link = "from: msc, to: scp, listen: 127.0.0.1:2905";
    for (m3ua, expected) in [
        (
            "register: true",
            "7:69: it is an ASP that registers: it goes with asp",
        ),
        (
            "asp: msc, register: true",
            "7:79: \"scp\" gives the routing context: it goes with routingContext",
        ),
        ("minimumActive: 0", "7:74: at least 1"),
    ] {
        refused(link, &format!("{link}, m3ua: {{ {m3ua} }}"), expected);
    }
    let m3ua = "m3ua: { asp: msc, register: true, routingContext: 7, minimumActive: 2, requireAspIdentifier: true }";
    let lab = with(link, &format!("{link}, {m3ua}")).expect("it is right");
    let of = |name: &str| Network::of(&lab, lab.find(name).expect("it is there"), &[], 1);
    let (asp, sgp) = (of("msc"), of("scp"));
    let asp_server = &asp.config.m3ua.application_servers[0];
    assert_eq!(asp.associations[0].1.register, [AsId(0)]);
    assert_eq!(asp.associations[0].1.application_servers, [AsId(0)]);
    assert_eq!(sgp.associations[0].1.registration, [AsId(0)]);
    assert_eq!(sgp.associations[0].1.application_servers, []);
    assert!(sgp.associations[0].1.require_asp_identifier);
    assert_eq!(sgp.config.m3ua.application_servers[0], *asp_server);
    assert_eq!(asp_server.minimum_active, 2);
    assert_eq!(asp_server.routing_key.destinations.len(), 1);
}

#[test]
fn endpoints_that_collide() {
    let second = "  - { from: scp, to: stp, kind: tcp, connect: 192.0.2.5 }\n";
    refused(
        second,
        "  - { from: stp, to: scp, listen: 127.0.0.1:2905 }\n",
        "8:5: who connects to \"scp\" at 127.0.0.1:2905, \"msc\" or \"stp\"? Their links need different bind or accept addresses",
    );
    refused(
        second,
        "  - { from: stp, to: scp, kind: sctp-udp, listen: 0.0.0.0:3000, accept: 192.0.2.5 }\n",
        "8:5: UDP 0.0.0.0:9899 is taken by the link msc-scp already",
    );
    refused(
        second,
        "  - { from: stp, to: msc, kind: sctp, listen: 127.0.0.1:2905 }\n",
        "8:5: SCTP 127.0.0.1:2905 is taken by the link msc-scp already",
    );
    let apart = GOOD
        .replace(
            "listen: 127.0.0.1:2905",
            "listen: 127.0.0.1:2905, bind: 127.0.0.2",
        )
        .replace(
            second,
            "  - { from: stp, to: scp, listen: 127.0.0.1:2905, accept: [192.0.2.5] }\n",
        );
    let lab = LabFile::read("lab.yaml", &apart).expect("they can be told apart");
    let endpoints = endpoints(&lab, 0);
    assert_eq!(endpoints.len(), 1, "one endpoint with two peers");
    assert_eq!(endpoints[0].1, [0, 1]);
}

#[test]
fn nothing_to_run() {
    let text = "nodes:\n  a: { role: external, pointCode: 1 }\nlinks: []\n";
    let error = LabFile::read("lab.yaml", text).expect_err("nothing is ours");
    assert_eq!(error.message(), "there is no node to run: all are external");
    let error = LabFile::load(Some(Path::new("no-such.yaml"))).expect_err("there is none");
    assert!(
        error.to_string().starts_with("no-such.yaml: No such file"),
        "{error}"
    );
}

#[test]
fn the_example_as_check_shows_it() {
    let text = include_str!("../../docs/lab.example.yaml");
    let lab = LabFile::read("docs/lab.example.yaml", text).expect("the example is right");
    insta::with_settings!({
        snapshot_path => "../../golden/cli",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("check@example", describe(&lab));
    });
}

/// An SCP of ours as ASP of a real signalling gateway: what M3UA is told is what RFC 4666 1.4.2 asks for.
#[test]
fn an_asp_towards_a_real_stp() {
    let text = include_str!("../../docs/lab.example.yaml");
    let lab = LabFile::read("lab.yaml", text).expect("the example is right");
    let scp = lab.find("scp").expect("it is there");
    let network = Network::of(&lab, scp, &[], 1);
    let roles: Vec<Role> = network
        .associations
        .iter()
        .map(|(_, config)| config.role)
        .collect();
    assert_eq!(
        roles,
        [
            Role::Ipsp(Exchange::SingleServer),
            Role::Asp,
            Role::Asp,
            Role::Asp
        ]
    );
    let [_, _, first, second] = &network.associations[..] else {
        panic!("four associations");
    };
    assert_eq!(
        first.1.application_servers, second.1.application_servers,
        "two SGPs, one application server"
    );
    assert_eq!(first.1.signalling_gateway, second.1.signalling_gateway);
    let server =
        &network.config.m3ua.application_servers[usize::from(first.1.application_servers[0].0)];
    assert_eq!(server.routing_context, Some(7));
    let default: Vec<_> = network
        .config
        .m3ua
        .routes
        .iter()
        .filter(|route| route.destination.is_none())
        .map(|route| route.application_server)
        .collect();
    assert_eq!(
        default, first.1.application_servers,
        "everything else goes to the STP"
    );
    let gateway = lab.find("gateway").expect("it is there");
    let network = Network::of(&lab, gateway, &[], 1);
    assert_eq!(network.associations[0].1.role, Role::Sgp);
    let endpoints = endpoints(&lab, gateway);
    let Reach::Accept { from } = &endpoints[0].0.peers[0].reach else {
        panic!("it accepts");
    };
    assert_eq!(from.len(), 1);
}

#[test]
fn the_built_in_lab_is_right() {
    LabFile::load(None).expect("it is right");
}

#[test]
fn numbers_are_masked() {
    assert_eq!(super::node::mask("+15550100"), "+******00");
    assert_eq!(super::node::mask("0171234 (national)"), "*****34");
    assert_eq!(super::node::mask("12"), "12");
}

const ANSI: &str = r#"pointCodes: ansi
nodes:
  scp: { role: scp, pointCode: 245-16-8, globalTitle: "2125550180", translationType: 10, services: { 100: continue } }
  msc: { role: ssp, pointCode: 245-1-1, globalTitle: "2125550110", sccp: { slsBits: 5 } }
links:
  - { from: msc, to: scp, kind: tcp, listen: 127.0.0.1:2905 }
"#;

/// T1.112: titles have a translation type and nothing else, and every node is told that the network is ANSI.
#[test]
fn an_ansi_network() {
    use inlab_ss7::{PointCode, PointCodeFormat, TranslationType};
    let lab = LabFile::read("lab.yaml", ANSI).expect("it is right");
    let scp = Network::of(&lab, 0, &[], 1).config;
    assert_eq!(scp.sccp.format, PointCodeFormat::Ansi);
    assert_eq!(scp.sccp.point_codes, [PointCode(0x00f5_1008)]);
    assert_eq!((scp.sccp.longest_message, scp.sccp.sls_bits), (265, 8));
    let own = scp.tcap.own_address.expect("its own address");
    let title = own.global_title.expect("a title");
    assert_eq!(title.translation_type(), Some(TranslationType(10)));
    assert_eq!(title.indicator(PointCodeFormat::Ansi), Some(2));
    let msc = Network::of(&lab, 1, &[], 1).config;
    assert_eq!(msc.sccp.sls_bits, 5);
    let NodeRole::Ssp(ssp) = &lab.nodes[1].role else {
        panic!("a switch")
    };
    // It asks the SCP by the SCP's title.
    assert_eq!(
        ssp.scf.global_title.map(|title| *title.digits()),
        Some(*title.digits())
    );
    let wrong = |old: &str, new: &str, expected: &str| {
        let error = LabFile::read("lab.yaml", &ANSI.replacen(old, new, 1)).expect_err(new);
        assert_eq!(error.message(), expected);
    };
    wrong(
        "245-16-8",
        "245-256-8",
        "the second part of this point code is at most 255",
    );
    wrong(
        "translationType: 10",
        "translationType: 300",
        "expected a number from 0 to 255, found \"300\"",
    );
    wrong(
        "2125550180",
        "12125550180",
        "a global title of an ANSI network has an even number of digits",
    );
    wrong(
        "msc: { role: ssp,",
        "msc: { role: ssp, scf: '212555018',",
        "a global title of an ANSI network has an even number of digits",
    );
    wrong(
        "pointCodes: ansi",
        "pointCodes: china",
        "only nodes of an ANSI network have one",
    );
    wrong(
        "slsBits: 5",
        "slsBits: 4",
        "in this kind of network the signalling link selection has 5 or 8 bits",
    );
    wrong(
        "slsBits: 5",
        "globalTitles: [{ name: a, rules: [{ digits: '1*', to: { pointCode: 245-1-1, nature: national } }] }]",
        "this kind of network has no global title of this form",
    );
}

#[test]
fn the_ansi_example() {
    let text = include_str!("../../docs/lab-ansi.example.yaml");
    let lab = LabFile::read("docs/lab-ansi.example.yaml", text).expect("the example is right");
    let described = describe(&lab);
    for line in [
        "point codes ansi",
        "scp-a  (scp)  245-16-8  global title 2125550180",
        "point code too      245-16-0",
        "GT rule set         pair: 2 rules",
    ] {
        assert!(described.contains(line), "{line}: {described}");
    }
    // The alias is reached over the links to both, and each takes it for its own.
    let switch = Network::of(&lab, 2, &[], 1).config;
    let alias = lab.format.parse("245-16-0").expect("a point code");
    let ways = switch
        .m3ua
        .routes
        .iter()
        .filter(|route| route.destination == Some(alias));
    assert_eq!(ways.count(), 2);
    for node in [0, 1] {
        let scp = Network::of(&lab, node, &[], 1).config;
        assert!(scp.sccp.point_codes.contains(&alias) && scp.m3ua.own_point_codes.contains(&alias));
    }
}

#[test]
fn the_ansi_example_as_check_shows_it() {
    let text = include_str!("../../docs/lab-ansi.example.yaml");
    let lab = LabFile::read("docs/lab-ansi.example.yaml", text).expect("the example is right");
    insta::with_settings!({
        snapshot_path => "../../golden/cli",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("check@ansi", describe(&lab));
    });
}

/// The TCAP of a node is that of its dialects; its own address, unless it says otherwise, point code and subsystem.
#[test]
fn nodes_of_ansi_tcap() {
    use inlab_stack::tcap::Variant;
    use inlab_stack::tcap::ansi::{Edition, ParameterForm, Unpermitted};
    let text = include_str!("../../docs/lab-ansi.example.yaml");
    let text = text
        .replace("unpermittedResponse: deliver", "unpermittedResponse: abort")
        .replace("rejectParameters: sequence", "rejectParameters: set");
    let lab = LabFile::read("lab.yaml", &text).expect("it is right");
    let scp = Network::of(&lab, 0, &[], 1).config;
    let Variant::Ansi(options) = scp.tcap.variant else {
        panic!("an SCP of AIN")
    };
    assert_eq!(options.edition, Edition::T1_114_1996);
    let switch = lab.format.parse("245-1-1").expect("a point code");
    assert_eq!(options.editions, [(switch, Edition::T1_114_1988)]);
    assert_eq!(options.unpermitted, Unpermitted::Abort);
    assert_eq!(options.reject_form, ParameterForm::Set);
    let own = scp.tcap.own_address.expect("its own address");
    assert_eq!(own.show(lab.format).to_string(), "no SSN PC 245-16-8");
    let NodeRole::Ssp(ssp) = &lab.nodes[2].role else {
        panic!("a switch")
    };
    let address = ssp.place.own_address(Some(ssp.subsystem), &ssp.tcap);
    assert_eq!(address.show(lab.format).to_string(), "SSN 248 PC 245-1-1");
    assert_eq!(
        ssp.scf.show(lab.format).to_string(),
        "GT 2125550100 (TT 10) SSN 248"
    );
    let text = text.replace("ownAddress: ssn", "ownAddress: gt");
    let lab = LabFile::read("lab.yaml", &text).expect("it is right");
    let own = Network::of(&lab, 0, &[], 1).config.tcap.own_address;
    let own = own.expect("its own address").show(lab.format).to_string();
    assert_eq!(own, "GT 2125550180 (TT 10)");
    // Without dialects: all of its TCAP.
    let text = text.replacen("dialects: [ain02]           #", "tcap: ansi #", 1);
    let text = text.replacen("    tcap:\n      edition", "    x:\n      edition", 1);
    let error = LabFile::read("lab.yaml", &text).expect_err("a key that is not there");
    assert!(error.message().starts_with("unknown key \"x\""), "{error}");
}

#[test]
fn tcap_of_a_node_that_is_wrong() {
    let of_scp = |keys: &str, expected: &str| {
        refused(
            "notify: sessions",
            &format!("notify: sessions, {keys}"),
            expected,
        );
    };
    of_scp(
        "dialects: [cap2, ain02]",
        "2:131: cap2 is carried by ITU TCAP, ain02 by ANSI TCAP: a node speaks one of them",
    );
    of_scp(
        "dialects: [cap2], tcap: ansi",
        "2:125: cap2 is carried by ITU TCAP, and this node speaks ANSI TCAP",
    );
    of_scp(
        "dialects: [win], tcap: itu",
        "2:125: win is carried by ANSI TCAP, and this node speaks ITU TCAP",
    );
    of_scp(
        "dialects: [win], tcap: ancient",
        "2:137: unknown word \"ancient\"; valid: itu, ansi",
    );
    of_scp(
        "tcap: { edition: 1992 }",
        "2:131: expected an issue of T1.114: 1988, 1996 or 2000",
    );
    of_scp(
        "tcap: { editions: { 1-1-9: 1988 } }",
        "2:134: the third part of this point code is at most 7",
    );
    of_scp(
        "tcap: { ownAddress: pc }",
        "2:134: unknown word \"pc\"; valid: ssn, gt",
    );
    of_scp(
        "tcap: { issue: 1988 }",
        "2:122: unknown key \"issue\"; valid: edition, editions, unpermittedResponse, rejectParameters, ownAddress, replyBit, kind, dialogues, invocations, longestMessage, sequenceControl, returnOnError",
    );
    of_scp(
        "tcap: { kind: itu, replyBit: true }",
        "2:143: \"replyBit\" is of ANSI TCAP alone",
    );
    of_scp(
        "dialects: [win], tcap: { replyBit: true }",
        "2:149: in ANSI-41 this bit is always 0 (N.S0005 6.3.2)",
    );
    of_scp(
        "dialects: [cap2], tcap: { replyBit: true }",
        "2:150: only operations of ANSI TCAP have this bit",
    );
    of_scp(
        "dialects: [cap2], tcap: { invocations: 129 }",
        "2:153: expected a number from 1 to 128",
    );
    refused(
        "100: continue }",
        "default: continue }, dialects: [win], recovery: { controlNetworkID: { market: 1, switch: 1 }, switches: [ { to: sspp, mscid: { market: 1, switch: 1 } } ] }",
        "2:191: unknown switch \"sspp\"; nearest is \"stp\"",
    );
    of_scp(
        "dialects: [ain01, win]",
        "2:84: no trigger of win asks for 100",
    );
    of_scp(
        "dialects: [cap2], recovery: {}",
        "2:142: only switches of WIN are asked for their calls",
    );
    refused(
        "role: ssp,",
        "role: ssp, msc: {},",
        "3:26: only a switch of WIN is one",
    );
    refused(
        "role: ssp,",
        "role: ssp, dialect: win, msc: { timeOfDay: noon },",
        "3:53: expected a time of day such as \"08:30:00\"",
    );
    refused(
        "role: ssp,",
        "role: ssp, dialect: win, msc: { mscId: { market: 1, switch: 1 } },",
        "3:42: unknown key \"mscId\"; nearest is \"mscid\"",
    );
    refused(
        "role: ssp,",
        "role: ssp, tcap: ansi,",
        "3:27: cap2 is carried by ITU TCAP, and this node speaks ANSI TCAP",
    );
    // Both ends speak one TCAP.
    refused(
        "role: ssp,",
        "role: ssp, dialect: ain01,",
        "3:3: \"scp\" does not speak the TCAP that carries ain01: say its dialects, or tcap",
    );
}

#[test]
fn sccp_of_a_node_that_is_wrong() {
    let scp = "notify: sessions";
    let refused = |sccp: &str, expected: &str| {
        let error = with(scp, &format!("notify: sessions, sccp: {{ {sccp} }}")).expect_err(sccp);
        assert_eq!(error.message(), expected, "{sccp}");
    };
    refused("hopCounter: 16", "expected a number from 1 to 15");
    refused(
        "messagePriority: 1",
        "only ANSI networks have message priorities",
    );
    refused(
        "slsBits: 5",
        "in this kind of network the signalling link selection has 4 bits",
    );
    refused("message: udts", "unknown word \"udts\"; nearest is \"udt\"");
    refused(
        "watched: [SSN 6]",
        "expected a subsystem and its point code, such as SSN 6 PC 2-2-2",
    );
    refused(
        "replicas: { 1: [1-1-1] }",
        "expected a number from 2 to 254",
    );
    refused(
        "globalTitle: []",
        "unknown key \"globalTitle\"; nearest is \"globalTitles\"",
    );
    let rules = |rules: &str| format!("globalTitles: [{{ name: a, rules: {rules} }}]");
    refused(
        &rules("[{ digits: '1*', to: 1-1-1 }, { digits: '1*', to: 1-1-1 }]"),
        "this rule set has a rule for these digits already",
    );
    refused(
        &rules("[{ digits: '1*', to: [] }]"),
        "expected at least one place to send to",
    );
    refused(
        &rules("[{ digits: '1*', to: { pointCode: 1-1-1, plan: E.164 } }]"),
        "no global title has these: a title has nature; translationType; translationType and plan; or all three",
    );
    refused(
        &rules("[{ digits: '1*2', to: 1-1-1 }]"),
        "expected digits, with ? for any digit and * at the end for any further ones: at character 2: not a digit of this alphabet",
    );
}
