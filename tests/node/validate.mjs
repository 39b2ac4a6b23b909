// Validates documents with ajv: the schema's file is the argument, standard input holds {name: document}, the answer {name: true|false}.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';

const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: false, validateSchema: true, allowUnionTypes: true });
const validate = ajv.compile(JSON.parse(readFileSync(process.argv[2], 'utf8')));
const documents = JSON.parse(readFileSync(0, 'utf8'));
const answers = {};
for (const [name, text] of Object.entries(documents)) {
  try { answers[name] = validate(JSON.parse(text)); } catch { answers[name] = false; }
}
process.stdout.write(JSON.stringify(answers));
