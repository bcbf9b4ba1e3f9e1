// In CommonJS the settings object is the module, not a property of it: applications compare and change it as a whole.
import config from "./config.ts";

export = config;
