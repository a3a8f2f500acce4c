//! The service of ANSI TCAP (T1.114) to its user, as a borrow of the machine for the length of one call.

use inlab_ss7::Address;
use inlab_tcap::ansi::{
    ContextName, DialoguePortion, ErrorCode, InvokeRequest, Permission, Problem, Tcap,
    TransactionState,
};
use inlab_tcap::{DialogueId, InvokeId, Parameter, RequestError};
use std::time::Instant;

/// Requests of ANSI TCAP. Components wait until the next package takes them along; a package is encoded when it is asked
/// for. What both kinds of TCAP have (timers, addresses, cancelling) is asked for on [`Tc`](crate::Tc).
#[derive(Debug)]
pub struct AnsiTc<'a> {
    now: Instant,
    tcap: &'a mut Tcap,
}

impl<'a> AnsiTc<'a> {
    pub(crate) const fn new(now: Instant, tcap: &'a mut Tcap) -> Self {
        Self { now, tcap }
    }

    /// A transaction towards `remote`; nothing is sent before [`query`](Self::query).
    ///
    /// # Errors
    /// The limit of transactions is reached.
    pub fn open(&mut self, local: Address, remote: Address) -> Result<DialogueId, RequestError> {
        self.tcap.open(self.now, local, remote)
    }

    // ---- components ----

    /// Invoke (Last) or (Not Last); the id that it got, if it got one.
    ///
    /// # Errors
    /// See [`Tcap::invoke`].
    pub fn invoke(
        &mut self,
        dialogue: DialogueId,
        request: &InvokeRequest,
        argument: Parameter<'_>,
    ) -> Result<Option<InvokeId>, RequestError> {
        self.tcap.invoke(dialogue, request, argument)
    }

    /// Return Result (Last).
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn result(
        &mut self,
        dialogue: DialogueId,
        correlation_id: InvokeId,
        result: Parameter<'_>,
    ) -> Result<(), RequestError> {
        self.tcap.result(dialogue, correlation_id, result)
    }

    /// Return Result (Not Last).
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn result_not_last(
        &mut self,
        dialogue: DialogueId,
        correlation_id: InvokeId,
        result: Parameter<'_>,
    ) -> Result<(), RequestError> {
        self.tcap.result_not_last(dialogue, correlation_id, result)
    }

    /// Return Error.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn error(
        &mut self,
        dialogue: DialogueId,
        correlation_id: InvokeId,
        error: ErrorCode,
        parameter: Parameter<'_>,
    ) -> Result<(), RequestError> {
        self.tcap.error(dialogue, correlation_id, error, parameter)
    }

    /// Reject, for what only the user can see.
    ///
    /// # Errors
    /// Unknown dialogue, wrong state, too long.
    pub fn reject(
        &mut self,
        dialogue: DialogueId,
        of: Option<InvokeId>,
        problem: Problem,
    ) -> Result<(), RequestError> {
        self.tcap.reject(dialogue, of, problem)
    }

    // ---- packages ----

    /// Query.
    ///
    /// # Errors
    /// See [`Tcap::query`].
    pub fn query(
        &mut self,
        dialogue: DialogueId,
        permission: Permission,
        portion: Option<&DialoguePortion<'_>>,
    ) -> Result<(), RequestError> {
        self.tcap.query(self.now, dialogue, permission, portion)
    }

    /// Conversation.
    ///
    /// # Errors
    /// See [`Tcap::conversation`].
    pub fn conversation(
        &mut self,
        dialogue: DialogueId,
        permission: Permission,
        portion: Option<&DialoguePortion<'_>>,
    ) -> Result<(), RequestError> {
        self.tcap
            .conversation(self.now, dialogue, permission, portion)
    }

    /// Response. The id means nothing any more.
    ///
    /// # Errors
    /// See [`Tcap::response`].
    pub fn response(
        &mut self,
        dialogue: DialogueId,
        portion: Option<&DialoguePortion<'_>>,
    ) -> Result<(), RequestError> {
        self.tcap.response(self.now, dialogue, portion)
    }

    /// The pre-arranged end.
    ///
    /// # Errors
    /// See [`Tcap::end_prearranged`].
    pub fn end_prearranged(&mut self, dialogue: DialogueId) -> Result<(), RequestError> {
        self.tcap.end_prearranged(self.now, dialogue)
    }

    /// Abort. The id means nothing any more.
    ///
    /// # Errors
    /// See [`Tcap::abort`].
    pub fn abort(
        &mut self,
        dialogue: DialogueId,
        information: Option<&[u8]>,
        portion: Option<&DialoguePortion<'_>>,
    ) -> Result<(), RequestError> {
        self.tcap.abort(self.now, dialogue, information, portion)
    }

    /// Unidirectional. The id means nothing any more.
    ///
    /// # Errors
    /// See [`Tcap::unidirectional`].
    pub fn unidirectional(
        &mut self,
        dialogue: DialogueId,
        portion: Option<&DialoguePortion<'_>>,
    ) -> Result<(), RequestError> {
        self.tcap.unidirectional(dialogue, portion)
    }

    // ---- what is known ----

    /// The state of a transaction, and with it who may end it; `None`: there is none with this id.
    #[must_use]
    pub fn state(&self, dialogue: DialogueId) -> Option<TransactionState> {
        self.tcap.state(dialogue)
    }

    /// The application context, proposed or agreed.
    #[must_use]
    pub fn context(&self, dialogue: DialogueId) -> Option<ContextName> {
        self.tcap.context(dialogue)
    }
}
