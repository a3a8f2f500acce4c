//! The machine of one call's intelligent peripheral (WIN): a resource that the SCF seizes, has the switch connect, and tells what to
//! play and to collect, once it asks (N.S0013; operations in the order of `inlab_inap`'s `win::peripheral`).
//!
//! Which clause orders each step is not public; patents describe the operations and their order (US 7,554,939; WO 00/67492).
//! The table is in `golden/state/scp-peripheral.txt`.

use std::fmt;

/// Where the resource stands.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum PeripheralState {
    /// There is none.
    #[default]
    None,
    /// SeizeResource is out.
    Seizing,
    /// The switch was told to connect the party; InstructionRequest is waited for.
    Connecting,
    /// It waits for orders.
    Ready,
    /// SRFDirective is out.
    Directing,
}

/// What came, or what the service wants.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum PeripheralInput {
    /// The service wants a resource.
    Seize,
    /// The result of SeizeResource.
    Seized,
    /// InstructionRequest.
    Asked,
    /// An order of the service was sent to it.
    Directed,
    /// The result of SRFDirective.
    Done,
    /// What is out was answered by an error or a reject, or not in time.
    Refused,
    /// InstructionRequest has not come in time.
    Overdue,
    /// The switch could not connect the party, or has lost the connection: ConnectionFailureReport, or an error for ConnectResource.
    NotConnected,
    /// The resource's transaction is gone.
    Lost,
    /// The call goes on or is over, or another resource is wanted.
    LetGo,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum PeripheralStep {
    /// Nothing.
    Stay,
    /// Send SeizeResource, in a Query to the resource.
    Seize,
    /// Send ConnectResource, in a Conversation to the switch.
    Connect,
    /// Send the next order, if there is one: SRFDirective, in a Conversation to the resource.
    Direct,
    /// Tell the service, and do what it orders.
    Tell,
    /// End the resource's transaction: answer InstructionRequest in a Response; if it was not asked, an Abort.
    LetGo,
    /// The same, and tell the service.
    LetGoAndTell,
    /// Answer OperationSequenceProblem.
    Refuse,
}

impl PeripheralState {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::None,
        Self::Seizing,
        Self::Connecting,
        Self::Ready,
        Self::Directing,
    ];

    /// What is to be done about `input`, and the state after it.
    #[must_use]
    pub const fn on(self, input: PeripheralInput) -> (PeripheralStep, Self) {
        use {PeripheralInput as I, PeripheralStep as S};
        match (self, input) {
            (Self::None, I::Seize) => (S::Seize, Self::Seizing),
            (
                Self::None,
                I::Seized
                | I::Asked
                | I::Directed
                | I::Done
                | I::Refused
                | I::Overdue
                | I::NotConnected
                | I::Lost
                | I::LetGo,
            ) => (S::Stay, self),

            (Self::Seizing, I::Seized) => (S::Connect, Self::Connecting),
            (Self::Seizing, I::Refused | I::Lost | I::Overdue) => (S::LetGoAndTell, Self::None),
            // The switch knows of no resource yet.
            (Self::Seizing, I::NotConnected | I::Directed | I::Done) => (S::Stay, self),

            (Self::Connecting, I::Asked) => (S::Direct, Self::Ready),
            (Self::Connecting, I::Overdue | I::NotConnected | I::Lost) => {
                (S::LetGoAndTell, Self::None)
            }
            (Self::Connecting, I::Seized | I::Directed | I::Done | I::Refused) => (S::Stay, self),

            (Self::Ready, I::Directed) => (S::Stay, Self::Directing),
            (Self::Ready, I::Overdue | I::NotConnected | I::Lost) => (S::LetGoAndTell, Self::None),
            (Self::Ready, I::Seized | I::Done | I::Refused) => (S::Stay, self),

            (Self::Directing, I::Done | I::Refused) => (S::Tell, Self::Ready),
            (Self::Directing, I::Overdue | I::NotConnected | I::Lost) => {
                (S::LetGoAndTell, Self::None)
            }
            (Self::Directing, I::Seized | I::Directed) => (S::Stay, self),

            // Before it was connected, or a second time.
            (Self::Seizing | Self::Ready | Self::Directing, I::Asked) => (S::Refuse, self),
            // A relationship has one at a time: the first is let go before.
            (Self::Seizing | Self::Connecting | Self::Ready | Self::Directing, I::Seize) => {
                (S::Stay, self)
            }
            (Self::Seizing | Self::Connecting | Self::Ready | Self::Directing, I::LetGo) => {
                (S::LetGo, Self::None)
            }
        }
    }
}

impl PeripheralInput {
    /// Every input.
    pub const ALL: [Self; 10] = [
        Self::Seize,
        Self::Seized,
        Self::Asked,
        Self::Directed,
        Self::Done,
        Self::Refused,
        Self::Overdue,
        Self::NotConnected,
        Self::Lost,
        Self::LetGo,
    ];
}

/// The machine as a table: a line an input, a column a state.
pub fn peripheral_table() -> impl fmt::Display {
    fmt::from_fn(|f| {
        let line = |f: &mut fmt::Formatter<'_>, head: String, cells: [String; 5]| {
            let cells: String = cells.iter().map(|cell| format!(" | {cell:<21}")).collect();
            writeln!(f, "{}", format!("{head:<12}{cells}").trim_end())
        };
        let heads = PeripheralState::ALL.map(|state| format!("{state:?}"));
        line(f, String::new(), heads)?;
        for input in PeripheralInput::ALL {
            let cells = PeripheralState::ALL.map(|state| {
                let (step, next) = state.on(input);
                format!("{step:?} -> {next:?}")
            });
            line(f, format!("{input:?}"), cells)?;
        }
        Ok(())
    })
}

impl fmt::Display for PeripheralState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Seizing => "seizing",
            Self::Connecting => "connecting",
            Self::Ready => "ready",
            Self::Directing => "directing",
        })
    }
}
