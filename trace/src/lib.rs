//! Octets, pcap and pcapng to a tree, and the tree to text, JSON and YAML.
