import calCom from './corpus/calCom.json';
import calendly from './corpus/calendly.json';
import elsewhere from './corpus/elsewhere.json';
import elsewhereBookings from './corpus/elsewhereBookings.json';
import elsewhereBuilders from './corpus/elsewhereBuilders.json';
import elsewhereBusiness from './corpus/elsewhereBusiness.json';
import elsewhereForms from './corpus/elsewhereForms.json';
import elsewhereLatest from './corpus/elsewhereLatest.json';
import elsewhereLeads from './corpus/elsewhereLeads.json';
import elsewhereMeasured from './corpus/elsewhereMeasured.json';
import elsewherePrograms from './corpus/elsewherePrograms.json';
import elsewhereRoles from './corpus/elsewhereRoles.json';
import elsewhereServices from './corpus/elsewhereServices.json';
import elsewhereTimes from './corpus/elsewhereTimes.json';
import elsewhereUnseen from './corpus/elsewhereUnseen.json';
import elsewhereVendors from './corpus/elsewhereVendors.json';
import elsewhereVendorsAgain from './corpus/elsewhereVendorsAgain.json';
import elsewhereVoices from './corpus/elsewhereVoices.json';
import facebookLead from './corpus/facebookLead.json';
import flatJson from './corpus/flatJson.json';
import held from './corpus/heldOut.json';
import hubspot from './corpus/hubspot.json';
import jotform from './corpus/jotform.json';
import measuredOnly from './corpus/measured.json';
import mixedSources from './corpus/mixedSources.json';
import n8nForm from './corpus/n8nForm.json';
import n8nWebhook from './corpus/n8nWebhook.json';
import pipedrive from './corpus/pipedrive.json';
import publishedPages from './corpus/published.json';
import tally from './corpus/tally.json';
import typeform from './corpus/typeform.json';
import type { Corpus, Payload } from './corpus';

/** What services send and n8n's steps hand on, by source; without the payloads that are held out. */
export const corpus: Corpus = {
	calCom,
	calendly,
	facebookLead,
	flatJson,
	hubspot,
	jotform,
	mixedSources,
	n8nForm,
	n8nWebhook,
	pipedrive,
	tally,
	typeform,
};

/** Payloads that were written after the function, and that it was not changed for. */
export const heldOut: Corpus = { heldOut: held };

/** From vendors' pages and public repositories, or in their formats; decided on before any was run, then learned from. */
export const published: Corpus = {
	published: publishedPages,
	elsewhere,
	elsewhereBookings,
	elsewhereBuilders,
	elsewhereBusiness,
	elsewhereForms,
	elsewhereLeads,
	elsewherePrograms,
	elsewhereRoles,
	elsewhereServices,
	elsewhereTimes,
	elsewhereVendors,
	elsewhereVendorsAgain,
	elsewhereVoices,
};

/** The rest of the same collections: measured, and the rules were not made with them. */
export const measured: Corpus = {
	measured: measuredOnly,
	elsewhereMeasured,
	elsewhereLatest,
	elsewhereUnseen,
};

/** All but those that are held out, in one list. */
export const payloads: readonly Payload[] = Object.values(corpus).flat();
