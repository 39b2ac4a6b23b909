// A ballot as a member's device makes it: the module's file is the argument, standard input holds the vote, the answer opening, commitment and sealed text.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { prepare } = await import(pathToFileURL(process.argv[2]).href);
process.stdout.write(JSON.stringify(await prepare(JSON.parse(readFileSync(0, 'utf8')))));
