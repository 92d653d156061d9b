import { entriesAsAnswers, without, type Source } from './source';

/** What the Form Trigger adds to the answers. */
const ADDED: ReadonlySet<string> = new Set(['submittedAt', 'formMode', 'formQueryParameters']);

/**
 * n8n Form Trigger: one key per question. The key is the question's label, since node version 2.4
 * a name that the form's author can choose. Files are {filename, mimetype, size}.
 */
export const n8nForm: Source = {
	name: 'n8n Form',
	fits: (input) => 'formMode' in input && 'submittedAt' in input,
	answers: (input) => entriesAsAnswers(without(input, ADDED), ''),
};
