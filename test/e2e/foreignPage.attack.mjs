// What the page of foreignPage.test.mts does; it runs in the browser. Resolves to what each try could read.
globalThis.attack = async ({ at, secret }) => {
	const tried = [];
	const fault = JSON.stringify({ fault: { kind: 'status', status: 500 } });
	const key = `?access_token_query=${secret}`;
	const note = async (how, work) => {
		tried.push({ how, read: await work().catch(() => '') });
	};
	const routes = ['faults', 'reset', 'settings'];
	for (const route of routes) {
		for (const mode of ['cors', 'no-cors'])
			await note(`${mode} POST of text to ${route}`, async () => {
				const url = `${at}/sandbox/${route}${key}`;
				const headers = { 'content-type': 'text/plain' };
				return await (await fetch(url, { method: 'POST', mode, headers, body: fault })).text();
			});
		await note(`JSON with the token to ${route}`, async () => {
			const headers = {
				'content-type': 'application/json',
				authorization: `Bearer ${secret}`,
			};
			const method = route === 'settings' ? 'PUT' : 'POST';
			const body = route === 'settings' ? '{"latencyMs":5000}' : fault;
			const url = `${at}/sandbox/${route}`;
			return await (await fetch(url, { method, headers, body })).text();
		});
	}
	for (const mode of ['cors', 'no-cors'])
		await note(
			`${mode} GET of the state`,
			async () => await (await fetch(`${at}/sandbox/state${key}`, { mode })).text(),
		);
	/** Puts an element into the page and waits until it has loaded or failed. */
	const put = async (element) => {
		const done = new Promise((resolve) => {
			element.addEventListener('load', () => resolve());
			element.addEventListener('error', () => resolve());
			setTimeout(resolve, 3000);
		});
		document.body.append(element);
		await done;
	};
	await note('a frame with the state', async () => {
		const frame = document.createElement('iframe');
		frame.src = `${at}/sandbox/state${key}`;
		await put(frame);
		return frame.contentDocument?.body.textContent ?? '';
	});
	await note('the state as a script', async () => {
		const script = document.createElement('script');
		script.src = `${at}/sandbox/state${key}`;
		const before = Object.keys(window).length;
		await put(script);
		return Object.keys(window).length === before ? '' : 'the script ran';
	});
	await note('a form', async () => {
		const frame = document.createElement('iframe');
		frame.name = 'target';
		document.body.append(frame);
		const form = document.createElement('form');
		form.method = 'post';
		form.enctype = 'text/plain';
		form.target = 'target';
		form.action = `${at}/sandbox/faults${key}`;
		const field = document.createElement('input');
		// As text/plain this is JSON: {"fault":{...},"x":"="}
		field.name = `${fault.slice(0, -1)},"x":"`;
		field.value = '"}';
		form.append(field);
		document.body.append(form);
		const done = new Promise((resolve) => frame.addEventListener('load', resolve));
		form.submit();
		await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 3000))]);
		return frame.contentDocument?.body.textContent ?? '';
	});
	return tried;
};
