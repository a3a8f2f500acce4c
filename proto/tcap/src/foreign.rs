//! Messages that belong to another node or shard: our transaction ids carry both, so that a message which reached the
//! wrong one can be handed on before it is answered.

use crate::book::{Book, Kind};
use crate::indication::{Notice, Unitdata};
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

impl<K: Kind> Book<K> {
    /// Offers what came for an id that is not ours; its node and shard, if it was taken. Ids of ours, in use or not, and ids
    /// that no node of ours gives out, are nobody else's.
    pub(crate) fn offer(
        &self,
        id: TransactionId,
        content: ForeignContent<'_>,
        forward: &mut dyn FnMut(&ForeignMessage<'_>) -> Forward,
    ) -> Option<(u16, u8)> {
        if self.ids.slot(id.number()?).is_some() {
            return None;
        }
        let (node, shard) = self.config.layout.owner(id)?;
        let message = ForeignMessage {
            node,
            shard,
            content,
        };
        (forward(&message) == Forward::Taken).then_some((node, shard))
    }
}
