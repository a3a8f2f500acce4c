//! Messages that belong to another node or shard: our transaction ids carry both, so that a message which reached the
//! wrong one can be handed on before it is answered.

use crate::ids::{Ids, TransactionIdLayout};
use crate::indication::{Notice, Unitdata};
use crate::machine::Tcap;
use crate::values::TransactionId;

/// A message whose transaction id this shard never gave out, but another node or shard may have.
#[derive(Clone, Copy, Debug)]
pub struct ForeignMessage<'a> {
    /// The node that the id names.
    pub node: u16,
    /// The shard of it.
    pub shard: u8,
    /// What came.
    pub content: ForeignContent<'a>,
}

/// What came for another node.
#[derive(Clone, Copy, Debug)]
pub enum ForeignContent<'a> {
    /// A Continue, End or Abort: its destination transaction id is foreign.
    Unitdata(Unitdata<'a>),
    /// A message that SCCP gave back: its originating transaction id is foreign.
    Notice(Notice<'a>),
}

/// What becomes of a [`ForeignMessage`].
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Forward {
    /// Nobody takes it, say because that node is gone: it is answered as any other unknown transaction id is, a Continue by
    /// P-Abort, unrecognizedTransactionID; an End, an Abort or a returned message is discarded.
    #[default]
    Refused,
    /// It was taken and will be handed to its node: nothing is answered here.
    Taken,
}

impl Tcap {
    /// Node and shard of an id that is not ours; `None` for ours, in use or not, and for ids that no node of ours gives out.
    pub(crate) fn foreign_owner(&self, id: TransactionId) -> Option<(u16, u8)> {
        foreign_owner(&self.book.ids, self.book.config.layout, id)
    }
}

/// The same for either kind of TCAP.
pub(crate) fn foreign_owner(
    ids: &Ids,
    layout: TransactionIdLayout,
    id: TransactionId,
) -> Option<(u16, u8)> {
    is_foreign(ids, id).then(|| layout.owner(id)).flatten()
}

fn is_foreign(ids: &Ids, id: TransactionId) -> bool {
    id.number().is_some_and(|number| ids.slot(number).is_none())
}
