// What a user does in the editor and sees there, in a real browser on a real n8n. The steps are in one file for Node's
// test runner, because it would start n8n and the browser again for each further one.
import './steps/nodePanel.mjs';
import './steps/credential.mjs';
import './steps/formTrigger.mjs';
import './steps/fields.mjs';
import './steps/preview.mjs';
import './steps/output.mjs';
import './steps/errors.mjs';
import './steps/aiAgent.mjs';
import './steps/formPage.mjs';
import './steps/firstSteps.mjs';
import './steps/searchWords.mjs';
import './steps/messengers.mjs';
