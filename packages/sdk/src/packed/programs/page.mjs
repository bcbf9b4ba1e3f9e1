import { exerciseBoth } from "./doors.mjs";

const output = document.createElement("output");
output.textContent = JSON.stringify(await exerciseBoth(location.origin).catch((error) => `${error.stack}`));
document.body.append(output);
