import SwaggerParser from '@apidevtools/swagger-parser';

import { documentPath } from '../../sandbox/optimly/api';

test('the document is valid OpenAPI 3.1', async () => {
	const document = await SwaggerParser.validate(documentPath);
	expect(document).toHaveProperty('openapi', expect.stringMatching(/^3\.1\./));
});

test('the same check refuses a document without paths', async () => {
	const document = await SwaggerParser.bundle(documentPath);
	Reflect.deleteProperty(document, 'paths');
	Reflect.deleteProperty(document, 'components');
	await expect(SwaggerParser.validate(document)).rejects.toThrow(/not a valid|failed/i);
});
