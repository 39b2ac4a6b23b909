// What the stand-alone verifier says: its file is the argument, standard input holds a list of poll files in base64, the answer a list of lists of "code path".
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { verify } = await import(pathToFileURL(process.argv[2]).href);
const files = JSON.parse(readFileSync(0, 'utf8'));
const verdicts = await Promise.all(files.map(async (f) => (await verify(Buffer.from(f, 'base64'))).map(([code, path]) => (path ? `${code} ${path}` : code))));
process.stdout.write(JSON.stringify(verdicts));
