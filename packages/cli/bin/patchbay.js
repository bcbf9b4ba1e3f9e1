#!/usr/bin/env node
// Committed, and executable: what the compiler writes is not, and npm links commands before anything is compiled.
import "../dist/main.js";
