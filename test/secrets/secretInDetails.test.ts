/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- the token works nowhere */
import { useSandbox } from '../engine/useSandbox';
import { underTest } from '../underTest';

const sandbox = useSandbox();

test.each([undefined, 'continueErrorOutput'] as const)(
	'A token that was typed into an ID is in no detail of the error (on error: %s)',
	async (onError) => {
		const secret = 'agt_0123456789abcdefwrong';
		const { failed, run } = await sandbox.run(underTest.send(secret), {
			credential: sandbox.credential({ [underTest.secret.field]: secret }),
			settings: onError ? { onError } : {},
		});
		const { error } = run.data.resultData;
		const said = onError ? failed[0] : { ...Object(error), message: error?.message };
		expect(JSON.stringify(said)).toContain('[hidden]');
		const { message, description, context } = said;
		expect(JSON.stringify([message, description, context, said.details, said.error])).not.toContain(
			secret,
		);
	},
);
