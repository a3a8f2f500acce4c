//! The service switching point simulator: O-BCSM and T-BCSM.
