#!/bin/bash
# Runs the tests that need a kernel with SCTP under a guest kernel (see with-kernel-sctp.sh): kernel SCTP by itself, and SCTP over UDP
# in user space against the kernel's own UDP encapsulation.
set -eu
cd "$(dirname "$0")/.."
with="$PWD/tools/with-kernel-sctp.sh"
target=$(rustc -vV | sed -n 's/^host: //p' | tr 'a-z-' 'A-Z_')
run() { # run RUNNER FILTER...
  env "CARGO_TARGET_${target}_RUNNER=$1" cargo test --locked -p inlab-link --test kernel_sctp -- "${@:2}"
}
# 4 MiB of receive buffer, as a lab's kernel should allow: with less, small messages are dropped and retransmitted.
run "$with --sysctl net.core.rmem_max=4194304 --sysctl net.core.wmem_max=4194304" --skip encapsulated
run "$with --udp 9899 --encap 9900 --sysctl net.core.rmem_max=4194304" encapsulated
