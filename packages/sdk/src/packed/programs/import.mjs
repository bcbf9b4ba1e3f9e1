import { exerciseBoth } from "./doors.mjs";

process.stdout.write(JSON.stringify(await exerciseBoth(process.argv[2])));
