import { Command } from 'commander'
import { type RecordFlags, record } from './record/record.ts'

/** The command that records what an application and an API say to each other. */
export function recordCommand(): Command {
  return new Command('record')
    .description(
      'Record what an application and an API say to each other, into a HAR 1.2 file.\n' +
        'Point the application’s base URL at the recorder; it hands every call on.',
    )
    .option('--provider <api>', 'The API that the application speaks.')
    .option('-o, --out <file>', 'File to write.', 'session.har')
    .option('--upstream <url>', 'Server to hand calls on to; the vendor’s own unless given.')
    .option('-p, --port <number>', 'Port to listen on; 0 for a free one.', '4748')
    .option('--host <address>', 'Address to bind.', '127.0.0.1')
    .option('--scenario [file]', 'Write the story as an Arazzo draft, too; *.arazzo.yaml.')
    .option('--from <har>', 'With --scenario: draft it from this recording, without recording.')
    .option('--force', 'Overwrite files that are there.')
    .option('-q, --quiet', 'Print no line for each call.')
    .addHelpText('after', help)
    .action((flags: RecordFlags) => record(flags))
}

const help = `
Credentials, cookies and secrets in queries, forms and JSON are blotted out before anything is written. Media are
referred to by type and length. Answers reach the application as they came: preview URLs in them keep leading to
the vendor's media hosts, for they are signed for those; the recorder sees only what is asked of it.
Ctrl-C ends the recording; the file is whole at every moment.

Examples:
  $ backlot record --provider tiktok --out session.har
  $ backlot record --provider creatify --upstream http://127.0.0.1:4747 -o session.har
  $ backlot record --scenario story.arazzo.yaml --from session.har`
