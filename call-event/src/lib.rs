//! What the SCP says about a call, in call words.
