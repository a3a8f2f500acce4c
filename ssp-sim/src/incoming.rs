//! Dialogues that the SCP opens: over the ITU's TCAP to make a call, or in the context of INAP for traffic management to gap (the others have
//! no service in this switch, and their contexts are refused), over ANSI TCAP to make one, about a call that it knows by its key (CallControlDirective of WIN), about one of our
//! transactions (activityTest of AIN), for a resource of an intelligent peripheral ([`peripheral`](crate::peripheral)), or about the switch
//! (aCG, acgGlobalCtrlRestore, ACGDirective).
//!
//! At most as many as the stack has transactions: each is forgotten with its own.

use crate::american::{abandon, leave};
use crate::control::go_on_with;
use crate::obey::Ordered;
use crate::record::Record;
use crate::switch::Switch;
use inlab_ber::Scratch;
use inlab_inap::{
    Answer, Dialect, Direction, Instruction, Occasion, Purpose, RelationshipKey, Report, Said,
    error, resource_operations,
};
use inlab_ss7::Address;
use inlab_stack::tcap::{AbortReason, DialogueId, Parameter, UserInformation};
use inlab_stack::{Fault, Invoked, Tc, Told};

/// A dialogue that the SCP opened and no call has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Incoming {
    from: Address,
    /// Whom it asked.
    called: Address,
    /// That of its application context; where there are none, each operation tells.
    dialect: Option<Dialect>,
    /// One of its operations failed: in the dialects with application contexts those after it are discarded (TS 29.078 14.1.1.2).
    failed: bool,
}

impl Switch {
    /// Something about a dialogue of the ITU's TCAP that no call has.
    pub(crate) fn told_by_scf(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, told: &Told<'_>) {
        let opened = match told {
            Told::Opening(opened) => opened,
            Told::Unidirectional(_) => return,
            Told::MessageEnd if self.incoming.get(&dialogue).is_some_and(|it| !it.failed) => {
                // It opened the dialogue with nothing to do.
                self.incoming.remove(&dialogue);
                return abandon(tc, dialogue);
            }
            _ => return self.told_by_scp(tc, dialogue, told),
        };
        let context = opened.context.as_ref();
        let named = context.and_then(|name| Dialect::from_application_context(name.as_octets()));
        let Some((dialect, Purpose::CreateCall | Purpose::Traffic)) = named else {
            let reason = AbortReason::ContextNotSupported;
            let _ = tc.abort(dialogue, reason, UserInformation::None);
            return;
        };
        let incoming = Incoming {
            from: opened.calling,
            called: opened.called,
            dialect: Some(dialect),
            failed: false,
        };
        self.incoming.insert(dialogue, incoming);
    }

    /// Something about a transaction that no call has.
    pub(crate) fn told_by_scp(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId, told: &Told<'_>) {
        if self.closing.contains(&dialogue) {
            return self.told_after_close(tc, dialogue, told);
        }
        match told {
            Told::Opening(opened) | Told::Unidirectional(opened) => {
                let incoming = Incoming {
                    from: opened.calling,
                    called: opened.called,
                    dialect: None,
                    failed: false,
                };
                self.incoming.insert(dialogue, incoming);
            }
            Told::Invoke(invoke) => {
                if let Some(incoming) = self.incoming.get(&dialogue).copied() {
                    self.ordered_from_outside(tc, dialogue, &incoming, invoke);
                }
            }
            Told::MessageEnd => self.answer_package(tc, dialogue),
            Told::Notice(_) | Told::Timer => {
                abandon(tc, dialogue);
                self.incoming.remove(&dialogue);
            }
            Told::Closed | Told::UserAbort | Told::ProviderAbort(_) => {
                self.incoming.remove(&dialogue);
            }
            _ => {}
        }
    }

    /// Everything that it brought is answered at once; the transaction ends as soon as the SCP permits it.
    pub(crate) fn answer_package(&mut self, tc: &mut Tc<'_>, dialogue: DialogueId) {
        if !self.incoming.contains_key(&dialogue) {
            return;
        }
        if tc.either().may_end(dialogue) {
            leave(tc, dialogue);
            self.incoming.remove(&dialogue);
        } else if !go_on_with(tc, dialogue) {
            self.incoming.remove(&dialogue);
        }
    }

    fn ordered_from_outside(
        &mut self,
        tc: &mut Tc<'_>,
        dialogue: DialogueId,
        incoming: &Incoming,
        invoke: &Invoked<'_>,
    ) {
        if incoming.dialect.is_some() && incoming.failed {
            return;
        }
        // The codes of the dialects do not overlap, and of AIN the later has all.
        let known = invoke.operation.and_then(|code| {
            let mut dialects: Vec<Dialect> = match incoming.dialect {
                Some(dialect) => vec![dialect],
                None => Dialect::american().collect(),
            };
            dialects.reverse();
            let of = |dialect: &Dialect| Some((*dialect, dialect.operation(code)?));
            dialects.iter().find_map(of)
        });
        let known = known.filter(|(_, operation)| operation.is_national() == invoke.national);
        let known = known.filter(|(_, operation)| operation.direction != Direction::SsfToScf);
        let failed = self.incoming.get_mut(&dialogue);
        if let Some(incoming) = failed {
            // Unless it turns out to be done.
            incoming.failed = true;
        }
        let Some((dialect, operation)) = known else {
            let fault = Fault::UnrecognizedOperation;
            let _ = tc.either().reject(dialogue, invoke.invoke_id, fault);
            return;
        };
        let ordered = Ordered {
            dialogue,
            invoke_id: invoke.invoke_id,
            operation,
        };
        let octets = invoke.parameter.unwrap_or_default();
        if let Some(RelationshipKey::Call(key)) =
            inlab_inap::relationship_key(dialect, operation, octets)
        {
            return self.directed(tc, &ordered, key, octets);
        }
        if resource_operations(dialect).is_some_and(|known| known.seize == operation) {
            return self.seize(tc, &ordered, dialect, &incoming.called);
        }
        if self.about_the_switch(tc, &ordered, dialect, incoming.from, octets) {
            return;
        }
        let mut orders = Vec::new();
        let scratch = Scratch::default();
        let said = Said::Invoke(operation);
        let occasion = Occasion::of(None);
        let read =
            inlab_inap::decode_orders(dialect, &occasion, said, octets, &scratch, &mut |order| {
                orders.push(order);
            });
        let create = orders.iter().find_map(|order| match order {
            Instruction::CreateCall(create) => Some(create),
            _ => None,
        });
        if let (Ok(()), Some(create)) = (&read, create) {
            return self.make_call(tc, &ordered, dialect, incoming.from, create);
        }
        let done = match read {
            Ok(()) => orders.iter().try_for_each(|order| match order {
                Instruction::Gap(gap) => {
                    let put = self.gaps.put(tc.now(), *gap);
                    put.map_err(|_| operation.refusal(error::TASK_REFUSED))
                }
                Instruction::RestoreGaps(which) => {
                    self.gaps.restore(*which);
                    Ok(())
                }
                Instruction::Probe => Ok(()),
                _ => Err(operation.refusal(error::TASK_REFUSED)),
            }),
            Err(fault) => Err(fault.answer()),
        };
        match done {
            Ok(()) => {
                for order in orders {
                    self.records.push(Record::OfSwitch { instruction: order });
                }
                self.say_done(tc, &ordered, dialect);
            }
            Err(answer) => say_refused(tc, &ordered, &answer),
        }
    }

    /// A result, where the operation has one.
    pub(crate) fn say_done(&mut self, tc: &mut Tc<'_>, ordered: &Ordered, dialect: Dialect) {
        let Ordered {
            dialogue,
            invoke_id: Some(invoke_id),
            operation,
        } = *ordered
        else {
            return;
        };
        if operation.class != inlab_inap::Class::One {
            return;
        }
        self.writer.clear();
        let done = Report::Done { operation };
        if inlab_inap::encode_result(dialect, operation, &done, &mut self.writer).is_ok() {
            let octets = self.writer.as_slice();
            let result = if octets.is_empty() {
                Parameter::None
            } else {
                Parameter::Octets(octets)
            };
            let _ = tc
                .either()
                .result(dialogue, invoke_id, operation.code, true, result);
        }
    }
}

/// An error or a reject.
pub(crate) fn say_refused(tc: &mut Tc<'_>, ordered: &Ordered, answer: &Answer) {
    let Some(invoke_id) = ordered.invoke_id else {
        return;
    };
    let dialogue = ordered.dialogue;
    let mut either = tc.either();
    let _ = match answer {
        Answer::Error { code, parameter } => {
            let parameter = if parameter.is_empty() {
                Parameter::None
            } else {
                Parameter::Octets(parameter)
            };
            either.error(dialogue, invoke_id, *code, parameter)
        }
        Answer::RejectMistypedParameter => {
            either.reject(dialogue, Some(invoke_id), Fault::MistypedArgument)
        }
        Answer::RejectUnrecognizedOperation => {
            either.reject(dialogue, Some(invoke_id), Fault::UnrecognizedOperation)
        }
        Answer::None => Ok(()),
    };
}
