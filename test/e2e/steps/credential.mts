// The credential, made in its dialog.
import assert from 'node:assert/strict';
import { step } from '../step.mjs';
import { OPTIMLY } from '../workflows.mjs';

const WRONG_TOKEN = 'agt_this_one_is_wrong';

step(
	'03',
	'the credential says what is wrong with a token, and when it works',
	async ({ editor, n8n, shoot }) => {
		await editor.newWorkflow();
		await editor.panel.open();
		await editor.panel.find('optimly', OPTIMLY);
		await editor.panel.choose(OPTIMLY);
		await editor.panel.unfold('Actions');
		await editor.panel.choose('Send message to chat');
		await editor.node.waitUntilOpen();
		await editor.credential.create();
		await shoot('empty');

		await editor.credential.fill('accessToken', WRONG_TOKEN);
		await editor.credential.fill('baseUrl', n8n.sandbox.url);
		await editor.credential.save();
		const failure = await editor.credential.readFailure();
		await shoot('wrong-token');
		assert.match(
			failure,
			/Optimly does not accept this access token \(401\)\. Check 'Access Token'/,
		);
		assert.ok(!failure.includes(WRONG_TOKEN));
		assert.equal(
			await editor.credential.input('accessToken').getAttribute('type'),
			'password',
			'the token can be read on the screen',
		);

		await editor.credential.fill('accessToken', n8n.sandbox.token);
		await editor.credential.save();
		await editor.credential.waitUntilClosed();
		await editor.credential.edit();
		assert.match(await editor.credential.readSuccess(), /Connection tested successfully/);
		await shoot('works');
	},
);
