//! What later messages of a dialogue need: which protocol it speaks, and which operations were invoked.

use crate::Below;
use crate::operation::User;
use std::collections::{HashMap, VecDeque};

const DIALOGUES: usize = 65_536;
const INVOKES: usize = 64;

/// Which end of a dialogue.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum End {
    /// Who sent Begin.
    Opener,
    /// The other.
    Answerer,
}

impl End {
    const fn other(self) -> Self {
        match self {
            Self::Opener => Self::Answerer,
            Self::Answerer => Self::Opener,
        }
    }
}

/// A node, as a message tells of it. A dialogue is filed under each.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
enum Node {
    PointCode(u32),
    Address(String),
    /// Of messages without any address: TCAP alone.
    Any,
}

#[derive(Default)]
struct Dialogue {
    user: User,
    /// Who invoked, invoke id, operation code.
    invokes: VecDeque<(End, i8, i32)>,
    keys: Vec<(Vec<u8>, Node)>,
}

/// A message's dialogue, and who of it sent the message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    id: u64,
    sender: End,
}

/// Dialogues, found by transaction id and node.
#[derive(Default)]
pub(crate) struct Dialogues {
    by_id: HashMap<u64, Dialogue>,
    keys: HashMap<(Vec<u8>, Node), (u64, End)>,
    order: VecDeque<u64>,
    next: u64,
}

fn nodes(point_code: Option<u32>, address: Option<&String>) -> Vec<Node> {
    let nodes: Vec<Node> = point_code
        .map(Node::PointCode)
        .into_iter()
        .chain(address.cloned().map(Node::Address))
        .collect();
    if nodes.is_empty() {
        vec![Node::Any]
    } else {
        nodes
    }
}

impl Dialogues {
    /// The dialogue of a message with these transaction ids, a new one if it opens one or none is known.
    pub(crate) fn find(
        &mut self,
        otid: Option<&[u8]>,
        dtid: Option<&[u8]>,
        below: &Below,
    ) -> Found {
        let senders = nodes(below.opc, below.calling.as_ref());
        let receivers = nodes(below.dpc, below.called.as_ref());
        let known = |dialogues: &Self, tid: &[u8], nodes: &[Node]| {
            nodes
                .iter()
                .find_map(|node| dialogues.keys.get(&(tid.to_vec(), node.clone())).copied())
        };
        let found = match (otid, dtid) {
            // A Begin opens, whatever was known under its id.
            (_, None) => None,
            (otid, Some(dtid)) => known(self, dtid, &receivers)
                .map(|(id, end)| Found {
                    id,
                    sender: end.other(),
                })
                .or_else(|| known(self, otid?, &senders).map(|(id, sender)| Found { id, sender })),
        };
        let found = found.unwrap_or_else(|| {
            let sender = if dtid.is_none() {
                End::Opener
            } else {
                End::Answerer
            };
            Found {
                id: self.open(),
                sender,
            }
        });
        if let Some(otid) = otid {
            self.file(otid, &senders, found.id, found.sender);
        }
        if let Some(dtid) = dtid {
            self.file(dtid, &receivers, found.id, found.sender.other());
        }
        found
    }

    fn open(&mut self) -> u64 {
        if self.order.len() >= DIALOGUES
            && let Some(oldest) = self.order.pop_front()
            && let Some(dialogue) = self.by_id.remove(&oldest)
        {
            for key in dialogue.keys {
                if self.keys.get(&key).is_some_and(|(id, _)| *id == oldest) {
                    self.keys.remove(&key);
                }
            }
        }
        let id = self.next;
        self.next += 1;
        self.order.push_back(id);
        self.by_id.insert(id, Dialogue::default());
        id
    }

    fn file(&mut self, tid: &[u8], nodes: &[Node], id: u64, end: End) {
        for node in nodes {
            let key = (tid.to_vec(), node.clone());
            if self.keys.insert(key.clone(), (id, end)) != Some((id, end))
                && let Some(dialogue) = self.by_id.get_mut(&id)
            {
                dialogue.keys.push(key);
            }
        }
    }

    pub(crate) fn user(&self, found: Found) -> User {
        self.by_id
            .get(&found.id)
            .map_or(User::Unknown, |dialogue| dialogue.user)
    }

    pub(crate) fn set_user(&mut self, found: Found, user: User) {
        if let Some(dialogue) = self.by_id.get_mut(&found.id) {
            dialogue.user = user;
        }
    }

    /// The sender invoked an operation.
    pub(crate) fn invoked(&mut self, found: Found, invoke_id: i8, code: i32) {
        if let Some(dialogue) = self.by_id.get_mut(&found.id) {
            if dialogue.invokes.len() >= INVOKES {
                dialogue.invokes.pop_front();
            }
            dialogue.invokes.push_back((found.sender, invoke_id, code));
        }
    }

    /// The operation that the receiver of this message had invoked last under this id.
    pub(crate) fn invocation(&self, found: Found, invoke_id: i8) -> Option<i32> {
        let dialogue = self.by_id.get(&found.id)?;
        let wanted =
            |(end, id, _): &&(End, i8, i32)| *end == found.sender.other() && *id == invoke_id;
        dialogue
            .invokes
            .iter()
            .rev()
            .find(wanted)
            .map(|(_, _, code)| *code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn below(opc: u32, dpc: u32) -> Below {
        Below {
            opc: Some(opc),
            dpc: Some(dpc),
            ..Below::default()
        }
    }

    #[test]
    fn two_dialogues_with_the_same_ids_at_different_nodes() {
        let mut dialogues = Dialogues::default();
        let first = dialogues.find(Some(&[1]), None, &below(10, 20));
        dialogues.set_user(first, User::Map);
        let second = dialogues.find(Some(&[1]), None, &below(20, 10));
        assert_ne!(first.id, second.id);
        // The answerer of the first uses the same id as the opener of the second: told apart by the destination.
        let answer = dialogues.find(Some(&[7]), Some(&[1]), &below(20, 10));
        assert_eq!((answer.id, answer.sender), (first.id, End::Answerer));
        assert_eq!(dialogues.user(answer), User::Map);
        dialogues.invoked(answer, 5, 77);
        let end = dialogues.find(None, Some(&[7]), &below(10, 20));
        assert_eq!((end.id, end.sender), (first.id, End::Opener));
        assert_eq!(dialogues.invocation(end, 5), Some(77));
        assert_eq!(dialogues.invocation(answer, 5), None);
        // A new Begin under an old id is a new dialogue.
        let again = dialogues.find(Some(&[1]), None, &below(10, 20));
        assert_eq!(dialogues.user(again), User::Unknown);
    }

    #[test]
    fn the_oldest_is_forgotten() {
        let mut dialogues = Dialogues::default();
        for number in 0..u32::try_from(DIALOGUES).unwrap() + 10 {
            dialogues.find(Some(&number.to_be_bytes()), None, &below(1, 2));
        }
        assert_eq!(
            (dialogues.by_id.len(), dialogues.keys.len()),
            (DIALOGUES, DIALOGUES)
        );
    }
}
