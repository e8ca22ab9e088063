<?php
// apply-groningen.php: puts the SIP trunk 'groningen' into FreePBX 17.
// Made by Trunkline. Do not edit it: change the trunk file and generate it again.
//
// It runs on the PBX itself, as root, and calls only what FreePBX's own screens call:
//     php apply-groningen.php             shows what it would change, and changes nothing
//     php apply-groningen.php --apply     adds what is missing
//     php apply-groningen.php --help      tells the rest
// Nothing is ever deleted. A trunk, route or number that is there and differs is reported.
// This file holds passwords: only root may read it (chmod 0600).

if (PHP_SAPI !== 'cli') {
    if (function_exists('http_response_code')) {
        http_response_code(403);
    }
    exit(2);
}

// ===== What should be there =====

$trunkline_plan = array(
    'name' => 'groningen',
    'file' => 'apply-groningen.php',
    'versions' => '17',
    // The releases of FreePBX that the settings below are for.
    'releases' => array('17', ),
    // Which of Asterisk's files has to include which: without them refused numbers go out and no call comes in.
    'includes' => array(
        array('extensions_custom.conf', 'extensions_custom_groningen.conf'),
    ),
    'trunks' => array(
        array(
            'name' => 'groningen-primary',
            'tech' => 'pjsip',
            // Columns of the trunk itself.
            'columns' => array(
                'outcid' => '<+31508200000>',
                'keepcid' => 'on',
                'maxchans' => '8',
                'continue' => 'off',
            ),
            // Fields of the pjsip tabs.
            'fields' => array(
                'trunk_name' => 'groningen-primary',
                'username' => 'trunk8200-a',
                'secret' => '\'enkel\'22',
                'authentication' => 'outbound',
                'registration' => 'send',
                'sip_server' => 'pbx.callvoip.nl',
                'sip_server_port' => '5060',
                'context' => 'from-groningen',
                'transport' => '0.0.0.0-udp',
                'dtmfmode' => 'rfc4733',
                'pjsip_line' => 'true',
                'send_connected_line' => 'no',
                'auth_rejection_permanent' => 'off',
                'forbidden_retry_interval' => '60',
                'fatal_retry_interval' => '60',
                'retry_interval' => '60',
                'expiration' => '3600',
                'max_retries' => '1000000',
                'qualify_frequency' => '30',
                'user_eq_phone' => 'no',
                'contact_user' => 'trunk8200-a',
                'from_domain' => 'pbx.callvoip.nl',
                'match' => '185.19.236.0/22',
                'support_path' => 'no',
                't38_udptl' => 'no',
                't38_udptl_ec' => 'none',
                't38_udptl_nat' => 'no',
                'fax_detect' => 'no',
                'trust_rpid' => 'yes',
                'sendrpid' => 'no',
                'trust_id_outbound' => 'no',
                'identify_by' => 'ip',
                'inband_progress' => 'no',
                'direct_media' => 'no',
                'rewrite_contact' => 'no',
                'rtp_symmetric' => 'yes',
                'media_encryption' => 'no',
                'force_rport' => 'yes',
            ),
            // In order of preference.
            'codecs' => array('alaw', 'ulaw', ),
            // Lines of PEER Details, in order.
            'peer' => array(
            ),
            'register' => '',
        ),
        array(
            'name' => 'groningen-secondary',
            'tech' => 'pjsip',
            // Columns of the trunk itself.
            'columns' => array(
                'outcid' => '<+31508200000>',
                'keepcid' => 'on',
                'maxchans' => '8',
                'continue' => 'off',
            ),
            // Fields of the pjsip tabs.
            'fields' => array(
                'trunk_name' => 'groningen-secondary',
                'username' => 'trunk8200-b',
                'secret' => 'C:\\pbx\\23',
                'authentication' => 'outbound',
                'registration' => 'send',
                'sip_server' => 'pbx.callvoip.nl',
                'sip_server_port' => '5060',
                'context' => 'from-groningen',
                'transport' => '0.0.0.0-udp',
                'dtmfmode' => 'rfc4733',
                'pjsip_line' => 'true',
                'send_connected_line' => 'no',
                'auth_rejection_permanent' => 'off',
                'forbidden_retry_interval' => '60',
                'fatal_retry_interval' => '60',
                'retry_interval' => '60',
                'expiration' => '3600',
                'max_retries' => '1000000',
                'qualify_frequency' => '30',
                'user_eq_phone' => 'no',
                'contact_user' => 'trunk8200-b',
                'from_domain' => 'pbx.callvoip.nl',
                'match' => '185.19.236.0/22',
                'support_path' => 'no',
                't38_udptl' => 'no',
                't38_udptl_ec' => 'none',
                't38_udptl_nat' => 'no',
                'fax_detect' => 'no',
                'trust_rpid' => 'yes',
                'sendrpid' => 'no',
                'trust_id_outbound' => 'no',
                'identify_by' => 'ip',
                'inband_progress' => 'no',
                'direct_media' => 'no',
                'rewrite_contact' => 'no',
                'rtp_symmetric' => 'yes',
                'media_encryption' => 'no',
                'force_rport' => 'yes',
            ),
            // In order of preference.
            'codecs' => array('alaw', 'ulaw', ),
            // Lines of PEER Details, in order.
            'peer' => array(
            ),
            'register' => '',
        ),
    ),
    // Routes in order; each row: prefix, match pattern, caller ID, prepend.
    'routes' => array(
        array(
            'name' => 'groningen-emergency',
            'emergency' => true,
            'trunks' => array('groningen-primary', 'groningen-secondary', ),
            'patterns' => array(
                array('', '112', '', ''),
                array('', '113', '', ''),
                array('', '144', '', ''),
            ),
        ),
        array(
            'name' => 'groningen-blocked',
            'emergency' => false,
            'trunks' => array('groningen-primary', 'groningen-secondary', ),
            'patterns' => array(
                array('00', '29890[1-59].', '', '+'),
                array('00', '3090[19]X.', '', '+'),
                array('00', '3270[2-467]X.', '', '+'),
                array('00', '3290XX.', '', '+'),
                array('00', '3381[2-9]X.', '', '+'),
                array('00', '3382[2-47-9]X.', '', '+'),
                array('00', '338[3569]XX.', '', '+'),
                array('00', '3388[0-35-9]X.', '', '+'),
                array('00', '3480[367]X.', '', '+'),
                array('00', '35160[178].', '', '+'),
                array('00', '35164[68].', '', '+'),
                array('00', '35176[0-2].', '', '+'),
                array('00', '35290[015].', '', '+'),
                array('00', '35490[0-578].', '', '+'),
                array('00', '355900.', '', '+'),
                array('00', '35650[0679].', '', '+'),
                array('00', '3565[12]X.', '', '+'),
                array('00', '35790[09].', '', '+'),
                array('00', '358[67]00.', '', '+'),
                array('00', '35990X.', '', '+'),
                array('00', '369[01]XX.', '', '+'),
                array('00', '37090[0239].', '', '+'),
                array('00', '370910.', '', '+'),
                array('00', '37190X.', '', '+'),
                array('00', '37240X.', '', '+'),
                array('00', '372900.', '', '+'),
                array('00', '37390[056].', '', '+'),
                array('00', '375810.', '', '+'),
                array('00', '375902.', '', '+'),
                array('00', '3761[0-79]X.', '', '+'),
                array('00', '376180[13-9]', '', '+'),
                array('00', '376180[13-9].', '', '+'),
                array('00', '37618[1-9].', '', '+'),
                array('00', '3769XX.', '', '+'),
                array('00', '3787[178]X.', '', '+'),
                array('00', '38[03]900.', '', '+'),
                array('00', '38178X.', '', '+'),
                array('00', '38190[0169].', '', '+'),
                array('00', '38294[1568].', '', '+'),
                array('00', '38295[178].', '', '+'),
                array('00', '3856[01459]X.', '', '+'),
                array('00', '38689[1-3].', '', '+'),
                array('00', '38690X.', '', '+'),
                array('00', '3879[0246]X.', '', '+'),
                array('00', '3895XX.', '', '+'),
                array('00', '390878.', '', '+'),
                array('00', '39144X.', '', '+'),
                array('00', '3916[346]X.', '', '+'),
                array('00', '3989[2-59]X.', '', '+'),
                array('00', '4090[0136]X.', '', '+'),
                array('00', '4190[016]X.', '', '+'),
                array('00', '42090[05689].', '', '+'),
                array('00', '420976.', '', '+'),
                array('00', '421900.', '', '+'),
                array('00', '4219[78]X.', '', '+'),
                array('00', '42390[016].', '', '+'),
                array('00', '438[69][2-68]X.', '', '+'),
                array('00', '4390[01]X.', '', '+'),
                array('00', '4393[019]X.', '', '+'),
                array('00', '4484[2-5]X.', '', '+'),
                array('00', '4487[0-3]X.', '', '+'),
                array('00', '449[01]XX.', '', '+'),
                array('00', '4498[0-49]X.', '', '+'),
                array('00', '4590XX.', '', '+'),
                array('00', '46649X.', '', '+'),
                array('00', '46900X.', '', '+'),
                array('00', '46939X.', '', '+'),
                array('00', '46944X.', '', '+'),
                array('00', '4699[1-59]X.', '', '+'),
                array('00', '4782[09]X.', '', '+'),
                array('00', '4870[01346-8]X.', '', '+'),
                array('00', '49137[7-9].', '', '+'),
                array('00', '49900X.', '', '+'),
                array('00', '780[39]XX.', '', '+'),
                array('+', '29890[1-59].', '', '+'),
                array('+', '3090[19]X.', '', '+'),
                array('+', '3270[2-467]X.', '', '+'),
                array('+', '3290XX.', '', '+'),
                array('+', '3381[2-9]X.', '', '+'),
                array('+', '3382[2-47-9]X.', '', '+'),
                array('+', '338[3569]XX.', '', '+'),
                array('+', '3388[0-35-9]X.', '', '+'),
                array('+', '3480[367]X.', '', '+'),
                array('+', '35160[178].', '', '+'),
                array('+', '35164[68].', '', '+'),
                array('+', '35176[0-2].', '', '+'),
                array('+', '35290[015].', '', '+'),
                array('+', '35490[0-578].', '', '+'),
                array('+', '355900.', '', '+'),
                array('+', '35650[0679].', '', '+'),
                array('+', '3565[12]X.', '', '+'),
                array('+', '35790[09].', '', '+'),
                array('+', '358[67]00.', '', '+'),
                array('+', '35990X.', '', '+'),
                array('+', '369[01]XX.', '', '+'),
                array('+', '37090[0239].', '', '+'),
                array('+', '370910.', '', '+'),
                array('+', '37190X.', '', '+'),
                array('+', '37240X.', '', '+'),
                array('+', '372900.', '', '+'),
                array('+', '37390[056].', '', '+'),
                array('+', '375810.', '', '+'),
                array('+', '375902.', '', '+'),
                array('+', '3761[0-79]X.', '', '+'),
                array('+', '376180[13-9]', '', '+'),
                array('+', '376180[13-9].', '', '+'),
                array('+', '37618[1-9].', '', '+'),
                array('+', '3769XX.', '', '+'),
                array('+', '3787[178]X.', '', '+'),
                array('+', '38[03]900.', '', '+'),
                array('+', '38178X.', '', '+'),
                array('+', '38190[0169].', '', '+'),
                array('+', '38294[1568].', '', '+'),
                array('+', '38295[178].', '', '+'),
                array('+', '3856[01459]X.', '', '+'),
                array('+', '38689[1-3].', '', '+'),
                array('+', '38690X.', '', '+'),
                array('+', '3879[0246]X.', '', '+'),
                array('+', '3895XX.', '', '+'),
                array('+', '390878.', '', '+'),
                array('+', '39144X.', '', '+'),
                array('+', '3916[346]X.', '', '+'),
                array('+', '3989[2-59]X.', '', '+'),
                array('+', '4090[0136]X.', '', '+'),
                array('+', '4190[016]X.', '', '+'),
                array('+', '42090[05689].', '', '+'),
                array('+', '420976.', '', '+'),
                array('+', '421900.', '', '+'),
                array('+', '4219[78]X.', '', '+'),
                array('+', '42390[016].', '', '+'),
                array('+', '438[69][2-68]X.', '', '+'),
                array('+', '4390[01]X.', '', '+'),
                array('+', '4393[019]X.', '', '+'),
                array('+', '4484[2-5]X.', '', '+'),
                array('+', '4487[0-3]X.', '', '+'),
                array('+', '449[01]XX.', '', '+'),
                array('+', '4498[0-49]X.', '', '+'),
                array('+', '4590XX.', '', '+'),
                array('+', '46649X.', '', '+'),
                array('+', '46900X.', '', '+'),
                array('+', '46939X.', '', '+'),
                array('+', '46944X.', '', '+'),
                array('+', '4699[1-59]X.', '', '+'),
                array('+', '4782[09]X.', '', '+'),
                array('+', '4870[01346-8]X.', '', '+'),
                array('+', '49137[7-9].', '', '+'),
                array('+', '49900X.', '', '+'),
                array('+', '780[39]XX.', '', '+'),
            ),
        ),
        array(
            'name' => 'groningen-anonymous',
            'emergency' => false,
            'trunks' => array('groningen-primary', 'groningen-secondary', ),
            'patterns' => array(
                array('', '1233', '219', ''),
                array('', '140XX', '219', ''),
                array('', '140XXX', '219', ''),
                array('', '116XXX', '219', ''),
                array('', '18XX', '219', ''),
                array('', '[2-9]XXXXXX', '219', '+3150'),
                array('0', '800XXXX', '219', '+31'),
                array('0', '800XXXXX', '219', '+31'),
                array('0', '800XXXXXX', '219', '+31'),
                array('0', '800XXXXXXX', '219', '+31'),
                array('0', '[1-57]XXXXXXXX', '219', '+31'),
                array('0', '6XXXXXXXX', '219', '+31'),
                array('0', '8[4578]XXXXXXX', '219', '+31'),
                array('0', '97XXXXXXXXX', '219', '+31'),
                array('00', '298XXX.', '219', '+'),
                array('00', '3[02-69]XXXX.', '219', '+'),
                array('00', '31[0-8]XXX.', '219', '+'),
                array('00', '3190[1-578]X.', '219', '+'),
                array('00', '319[1-9]XX.', '219', '+'),
                array('00', '37[0-3578]XXX.', '219', '+'),
                array('00', '376[02-9]XX.', '219', '+'),
                array('00', '3761[0-79]X.', '219', '+'),
                array('00', '376180X', '219', '+'),
                array('00', '376180X.', '219', '+'),
                array('00', '37618[1-9].', '219', '+'),
                array('00', '38[0-35-79]XXX.', '219', '+'),
                array('00', '4[013-9]XXXX.', '219', '+'),
                array('00', '42[013]XXX.', '219', '+'),
                array('00', '7[0-689]XXXX.', '219', '+'),
                array('+', '298XXX.', '219', '+'),
                array('+', '3[02-69]XXXX.', '219', '+'),
                array('+', '31[0-8]XXX.', '219', '+'),
                array('+', '3190[1-578]X.', '219', '+'),
                array('+', '319[1-9]XX.', '219', '+'),
                array('+', '37[0-3578]XXX.', '219', '+'),
                array('+', '376[02-9]XX.', '219', '+'),
                array('+', '3761[0-79]X.', '219', '+'),
                array('+', '376180X', '219', '+'),
                array('+', '376180X.', '219', '+'),
                array('+', '37618[1-9].', '219', '+'),
                array('+', '38[0-35-79]XXX.', '219', '+'),
                array('+', '4[013-9]XXXX.', '219', '+'),
                array('+', '42[013]XXX.', '219', '+'),
                array('+', '7[0-689]XXXX.', '219', '+'),
                array('', '31[1-57]XXXXXXXX', '219', '+'),
                array('', '316XXXXXXXX', '219', '+'),
                array('', '318[4578]XXXXXXX', '219', '+'),
                array('', '3197XXXXXXXXX', '219', '+'),
            ),
        ),
        array(
            'name' => 'groningen',
            'emergency' => false,
            'trunks' => array('groningen-primary', 'groningen-secondary', ),
            'patterns' => array(
                array('', '1233', '', ''),
                array('', '140XX', '', ''),
                array('', '140XXX', '', ''),
                array('', '116XXX', '', ''),
                array('', '18XX', '', ''),
                array('', '[2-9]XXXXXX', '', '+3150'),
                array('0', '800XXXX', '', '+31'),
                array('0', '800XXXXX', '', '+31'),
                array('0', '800XXXXXX', '', '+31'),
                array('0', '800XXXXXXX', '', '+31'),
                array('0', '[1-57]XXXXXXXX', '', '+31'),
                array('0', '6XXXXXXXX', '', '+31'),
                array('0', '8[4578]XXXXXXX', '', '+31'),
                array('0', '97XXXXXXXXX', '', '+31'),
                array('00', '298XXX.', '', '+'),
                array('00', '3[02-69]XXXX.', '', '+'),
                array('00', '31[0-8]XXX.', '', '+'),
                array('00', '3190[1-578]X.', '', '+'),
                array('00', '319[1-9]XX.', '', '+'),
                array('00', '37[0-3578]XXX.', '', '+'),
                array('00', '376[02-9]XX.', '', '+'),
                array('00', '3761[0-79]X.', '', '+'),
                array('00', '376180X', '', '+'),
                array('00', '376180X.', '', '+'),
                array('00', '37618[1-9].', '', '+'),
                array('00', '38[0-35-79]XXX.', '', '+'),
                array('00', '4[013-9]XXXX.', '', '+'),
                array('00', '42[013]XXX.', '', '+'),
                array('00', '7[0-689]XXXX.', '', '+'),
                array('+', '298XXX.', '', '+'),
                array('+', '3[02-69]XXXX.', '', '+'),
                array('+', '31[0-8]XXX.', '', '+'),
                array('+', '3190[1-578]X.', '', '+'),
                array('+', '319[1-9]XX.', '', '+'),
                array('+', '37[0-3578]XXX.', '', '+'),
                array('+', '376[02-9]XX.', '', '+'),
                array('+', '3761[0-79]X.', '', '+'),
                array('+', '376180X', '', '+'),
                array('+', '376180X.', '', '+'),
                array('+', '37618[1-9].', '', '+'),
                array('+', '38[0-35-79]XXX.', '', '+'),
                array('+', '4[013-9]XXXX.', '', '+'),
                array('+', '42[013]XXX.', '', '+'),
                array('+', '7[0-689]XXXX.', '', '+'),
                array('', '31[1-57]XXXXXXXX', '', '+'),
                array('', '316XXXXXXXX', '', '+'),
                array('', '318[4578]XXXXXXX', '', '+'),
                array('', '3197XXXXXXXXX', '', '+'),
            ),
        ),
    ),
    // Inbound routes: DID Number, destination, description.
    'dids' => array(
        array('+31508200000', 'from-did-direct,100,1', 'Receptie'),
        array('+31508200010', 'from-did-direct,210,1', 'Doorkiesnummers'),
        array('+31508200011', 'from-did-direct,211,1', 'Doorkiesnummers'),
        array('+31508200012', 'from-did-direct,212,1', 'Doorkiesnummers'),
        array('+31508200013', 'from-did-direct,213,1', 'Doorkiesnummers'),
        array('+31508200014', 'from-did-direct,214,1', 'Doorkiesnummers'),
        array('+31508200015', 'from-did-direct,215,1', 'Doorkiesnummers'),
        array('+31508200016', 'from-did-direct,216,1', 'Doorkiesnummers'),
        array('+31508200017', 'from-did-direct,217,1', 'Doorkiesnummers'),
        array('+31508200018', 'from-did-direct,218,1', 'Doorkiesnummers'),
        array('+31508200019', 'from-did-direct,219,1', 'Doorkiesnummers'),
        array('+31508200008', 'from-did-direct,900,1', 'Fax, alleen inkomend'),
        array('+31852100000', 'ext-queues,500,1', 'Klantenservice'),
    ),
);

// ===== How it gets there: the same in every such file =====

/** A text in the language of LC_ALL, LC_MESSAGES or LANG: Dutch or English. Further arguments go into its places. */
function trunkline_text($key)
{
    static $texts = null;
    if ($texts === null) {
        $language = '';
        foreach (array('LC_ALL', 'LC_MESSAGES', 'LANG') as $variable) {
            if ($language === '' && getenv($variable) !== false) {
                $language = getenv($variable);
            }
        }
        $texts = strpos($language, 'nl') === 0 ? trunkline_texts_nl() : trunkline_texts_en();
    }
    $arguments = array_slice(func_get_args(), 1);
    return $arguments ? vsprintf($texts[$key], $arguments) : $texts[$key];
}

function trunkline_texts_nl()
{
    return array(
        'empty' => '(leeg)',
        'field_differs' => '%s: nu %s, moet zijn %s',
        'help' => "Gebruik: php %1\$s [--apply] [--update] [--transport NAAM]\n\n"
            . "Zet de SIP-trunk '%2\$s' in FreePBX %3\$s: trunks, uitgaande routes en inkomende routes.\n"
            . "Zonder opties verandert er niets: je ziet alleen wat er zou gebeuren.\n\n"
            . "  --apply           voegt toe wat er nog niet is\n"
            . "  --update          past met --apply ook aan wat er al is maar afwijkt: de patronen en trunks van een\n"
            . "                    route, en de bestemming en omschrijving van een inkomende route. Een trunk die\n"
            . "                    afwijkt pas je zelf aan: FreePBX kan een trunk alleen wissen en opnieuw maken\n"
            . "  --transport NAAM  de PJSIP-transport, als die bij jou anders heet\n"
            . "  --help            deze tekst\n\n"
            . "Er wordt nooit iets verwijderd. De omgevingsvariabele FREEPBX_CONF wijst een ander bestand aan dan\n"
            . "/etc/freepbx.conf.\n\n"
            . "Afsluitcodes: 0 alles staat er zoals het hoort, 1 er is nog verschil (zonder --apply: er is nog iets\n"
            . "te doen), 2 geweigerd of mislukt.",
        'bad_option' => 'Onbekende optie: %s. Met --help zie je welke er zijn.',
        'no_conf' => '%s is er niet of is niet leesbaar. Draai dit op de FreePBX-centrale zelf, als root.',
        'no_freepbx' => 'Dit is geen FreePBX 13 of nieuwer. Voer de trunk in met de handleiding.',
        'no_version' => 'FreePBX zegt niet welke versie de module core heeft. Er is niets veranderd.',
        'unknown_version' => 'De module core is versie %1$s; dit script kent %2$s. Er is niets veranderd. Voer de trunk in '
            . 'met de handleiding.',
        'other_version' => 'De module core is versie %1$s; dit bestand is gemaakt voor FreePBX %2$s. Er is niets '
            . 'veranderd. Genereer het opnieuw voor jouw versie.',
        'newer_version' => 'Let op: core %1$s is nieuwer dan %2$s, de laatste versie waarmee dit script is vergeleken.',
        'broken_registration' => 'Let op: core %s schrijft een registratie die Asterisk weigert, dus geen enkele PJSIP-trunk '
            . 'meldt zich aan. Werk eerst de module core bij.',
        'no_function' => 'FreePBX mist hier %s. Er is niets veranderd.',
        'no_driver' => 'Trunks van het soort %1$s staan uit op deze centrale (Advanced Settings, ASTSIPDRIVER). Er '
            . 'is niets veranderd.',
        'no_transport' => 'De PJSIP-transport %1$s bestaat hier niet; wel: %2$s. Kies er een met --transport NAAM. Er is '
            . 'niets veranderd.',
        'bad_pattern' => 'FreePBX kan het patroon %1$s van route %2$s niet bewaren. Er is niets veranderd.',
        'mode_dry' => 'FreePBX-core %1$s, trunk %2$s: proefronde, er verandert niets.',
        'mode_apply' => 'FreePBX-core %1$s, trunk %2$s: ontbrekende onderdelen worden toegevoegd.',
        'trunk' => 'Trunk %s',
        'route' => 'Uitgaande route %s',
        'did' => 'Inkomende route %s',
        'add' => '  + toevoegen',
        'added' => '  + toegevoegd, id %s',
        'added_did' => '  + toegevoegd',
        'same' => '  = klopt al (id %s)',
        'differs' => '  ~ wijkt af (id %s)',
        'differs_did' => '  ~ wijkt af',
        'updated' => '    aangepast',
        'not_updated' => '    niet aangepast; met --apply --update wel',
        'by_hand' => '    niet aangepast: verander dit zelf in het scherm van FreePBX',
        'double' => '  ~ er zijn er %1$s met deze naam (id %2$s); niet aangepast',
        'same_dids' => 'Inkomende routes die al kloppen: %s',
        'route_order' => '  ~ de routes staan in de volgorde %1$s; dat moet %2$s zijn. Sleep ze op hun plek in het scherm '
            . 'met uitgaande routes',
        'other_routes' => 'Let op: deze routes staan erboven en krijgen een gesprek het eerst: %s',
        'not_included' => 'Let op: %1$s is er niet of staat niet in %2$s. Zet dat eerst goed (zie de handleiding): anders '
            . 'komt er niets binnen en gaan geweigerde nummers wel naar buiten.',
        'other_modules' => '    instellingen van andere modules bij deze inkomende route (fax, nummerherkenning) kunnen '
            . 'daarbij vervallen: kijk die na',
        'not_as_written' => '  ! na het schrijven heeft FreePBX iets anders bewaard:',
        'failed' => 'Mislukt: %s',
        'failed_partly' => 'Wat hierboven "toegevoegd" of "aangepast" heet, is wel gedaan.',
        'nothing' => 'Alles staat er al zoals het hoort.',
        'to_do' => 'Toe te voegen: %1$s. Afwijkend: %2$s. Voer dit script uit met --apply om toe te voegen.',
        'done' => 'Toegevoegd of aangepast: %1$s. Nog afwijkend: %2$s.',
        'reload' => 'run: fwconsole reload',
    );
}

function trunkline_texts_en()
{
    return array(
        'empty' => '(empty)',
        'field_differs' => '%s: is %s, should be %s',
        'help' => "usage: php %1\$s [--apply] [--update] [--transport NAME]\n\n"
            . "Puts the SIP trunk '%2\$s' into FreePBX %3\$s: trunks, outbound routes, inbound routes.\n"
            . "Without options it changes nothing and only shows what it would do.\n\n"
            . "  --apply           adds what is missing\n"
            . "  --update          with --apply, also changes what is there and differs: the patterns and trunks of a\n"
            . "                    route, and the destination and description of an inbound route. A trunk that\n"
            . "                    differs is yours to change: all FreePBX can do is delete it and make it anew\n"
            . "  --transport NAME  the PJSIP transport, where yours has another name\n"
            . "  --help            this text\n\n"
            . "Nothing is ever deleted. The environment variable FREEPBX_CONF names another file than\n"
            . "/etc/freepbx.conf.\n\n"
            . "Exit codes: 0 all is as it should be, 1 something still differs (without --apply: there is something\n"
            . "to do), 2 refused or failed.",
        'bad_option' => 'Unknown option: %s. See --help.',
        'no_conf' => '%s is not there or cannot be read. Run this on the FreePBX machine itself, as root.',
        'no_freepbx' => 'This is no FreePBX 13 or later. Enter the trunk by the setup sheet.',
        'no_version' => 'FreePBX does not tell the version of its core module. Nothing was changed.',
        'unknown_version' => 'The core module is version %1$s; this script knows %2$s. Nothing was changed. Enter the trunk '
            . 'by the setup sheet.',
        'other_version' => 'The core module is version %1$s; this file was made for FreePBX %2$s. Nothing was changed. '
            . 'Generate it again for your version.',
        'newer_version' => 'Warning: core %1$s is newer than %2$s, the latest that this script was compared with.',
        'broken_registration' => 'Warning: core %s writes registrations that Asterisk refuses, so no PJSIP trunk registers. '
            . 'Update the core module first.',
        'no_function' => 'FreePBX lacks %s here. Nothing was changed.',
        'no_driver' => 'Trunks of type %1$s are switched off on this PBX (Advanced Settings, ASTSIPDRIVER). Nothing '
            . 'was changed.',
        'no_transport' => 'There is no PJSIP transport %1$s here, only: %2$s. Choose one with --transport NAME. Nothing was '
            . 'changed.',
        'bad_pattern' => 'FreePBX cannot hold the pattern %1$s of route %2$s. Nothing was changed.',
        'mode_dry' => 'FreePBX core %1$s, trunk %2$s: dry run, nothing is changed.',
        'mode_apply' => 'FreePBX core %1$s, trunk %2$s: adding what is missing.',
        'trunk' => 'Trunk %s',
        'route' => 'Outbound route %s',
        'did' => 'Inbound route %s',
        'add' => '  + add',
        'added' => '  + added, id %s',
        'added_did' => '  + added',
        'same' => '  = same (id %s)',
        'differs' => '  ~ differs (id %s)',
        'differs_did' => '  ~ differs',
        'updated' => '    changed',
        'not_updated' => '    not changed; --apply --update changes it',
        'by_hand' => '    not changed: change it in FreePBX\'s own screen',
        'double' => '  ~ there are %1$s of this name (id %2$s); not changed',
        'same_dids' => 'Inbound routes that are as they should be: %s',
        'route_order' => '  ~ the routes stand in the order %1$s; it should be %2$s. Move them on the screen with outbound '
            . 'routes',
        'other_routes' => 'Note: these routes stand above and get a call first: %s',
        'not_included' => 'Warning: %1$s is not there, or %2$s does not include it. Mend that first (see the setup sheet): '
            . 'otherwise nothing comes in, and refused numbers do go out.',
        'other_modules' => '    settings that other modules keep with this inbound route (fax, caller ID lookup) may be '
            . 'lost by that: look at them',
        'not_as_written' => '  ! after writing, FreePBX holds something else:',
        'failed' => 'Failed: %s',
        'failed_partly' => 'What is called "added" or "changed" above was done.',
        'nothing' => 'All is there already, as it should be.',
        'to_do' => 'To add: %1$s. Differing: %2$s. Run this script with --apply to add.',
        'done' => 'Added or changed: %1$s. Still differing: %2$s.',
        'reload' => 'run: fwconsole reload',
    );
}
/** Prints a line. */
function trunkline_say($line)
{
    echo $line, "\n";
}

/** Says why nothing is done, and ends with 2. */
function trunkline_refuse($text)
{
    trunkline_say($text);
    $GLOBALS['trunkline_finished'] = true;
    exit(2);
}

/** What happens when FreePBX ends the script in the middle, as it does when its database is away. */
function trunkline_unfinished()
{
    if (empty($GLOBALS['trunkline_finished'])) {
        exit(2);
    }
}

/** Whether a field holds a password: such a value is never printed. */
function trunkline_is_secret($field)
{
    return in_array($field, array('secret', 'register', 'md5secret', 'password'), true);
}

/** A value as it may be printed. */
function trunkline_show($field, $value)
{
    if ($value === null || $value === '') {
        return trunkline_text('empty');
    }
    return trunkline_is_secret($field) ? '********' : $value;
}

/**
 * Takes passwords out of all that is printed from here on, also out of what FreePBX itself prints when it fails.
 *
 * Very short ones are left: taking out every "1" would make the output unreadable, and they are never printed knowingly.
 */
function trunkline_mask($plan)
{
    $secrets = array();
    foreach ($plan['trunks'] as $trunk) {
        $secrets[] = $trunk['register'];
        $secrets[] = isset($trunk['fields']['secret']) ? $trunk['fields']['secret'] : '';
        foreach ($trunk['peer'] as $line) {
            $secrets[] = trunkline_is_secret($line[0]) ? $line[1] : '';
        }
    }
    $long = array();
    foreach ($secrets as $secret) {
        if (strlen($secret) >= 4) {
            // Also as it stands in SQL and in JSON.
            array_push($long, $secret, addslashes($secret), substr((string) json_encode($secret), 1, -1));
        }
    }
    ob_start(function ($output) use ($long) {
        return str_replace($long, '********', $output);
    });
}

/** Prints the fields of something new. */
function trunkline_say_fields($fields)
{
    foreach ($fields as $field => $value) {
        if ($value !== '') {
            trunkline_say('      ' . $field . ' = ' . trunkline_show($field, $value));
        }
    }
}

/** Prints what differs: field => array(what is there, what should be). */
function trunkline_say_differences($differences)
{
    foreach ($differences as $field => $pair) {
        $there = trunkline_show($field, $pair[0]);
        $planned = trunkline_show($field, $pair[1]);
        trunkline_say('      ' . trunkline_text('field_differs', $field, $there, $planned));
    }
}
/** Reads the arguments. */
function trunkline_options($plan, $arguments)
{
    $options = array('apply' => false, 'update' => false, 'transport' => null);
    $rest = array_slice($arguments, 1);
    while ($rest) {
        $argument = array_shift($rest);
        if ($argument === '--help' || $argument === '-h') {
            trunkline_say(trunkline_text('help', $plan['file'], $plan['name'], $plan['versions']));
            exit(0);
        } elseif ($argument === '--apply' || $argument === '--update') {
            $options[substr($argument, 2)] = true;
        } elseif ($argument === '--transport' && $rest && $rest[0] !== '') {
            $options['transport'] = array_shift($rest);
        } elseif (strpos($argument, '--transport=') === 0 && strlen($argument) > 12) {
            $options['transport'] = substr($argument, 12);
        } else {
            trunkline_refuse(trunkline_text('bad_option', $argument));
        }
    }
    return $options;
}

/** The file that starts FreePBX. */
function trunkline_conf()
{
    $conf = getenv('FREEPBX_CONF');
    if ($conf === false || $conf === '') {
        $conf = '/etc/freepbx.conf';
    }
    if (!is_file($conf) || !is_readable($conf)) {
        trunkline_refuse(trunkline_text('no_conf', $conf));
    }
    return $conf;
}
/** The core module's releases that this script knows, and of each the newest version that it was compared with. */
function trunkline_releases()
{
    return array(
        13 => '13.0.132', 14 => '14.0.29', 15 => '15.0.22.38', 16 => '16.0.68.30', 17 => '17.0.18.4',
    );
}

/** FreePBX as this script sees it: its own functions, which have other names from release to release. */
class TrunklineBox
{
    /** The core module's version: 17.0.18.4. */
    public $version;
    /** Its first number: 17. */
    public $release = 0;
    private $core;
    private $routing;
    /** What reads trunks: methods of the core module, and the functions that did it before. */
    private $readers = array(
        'listTrunks' => 'core_trunks_listbyid', 'getTrunkPeerDetailsByID' => 'core_trunks_getTrunkPeerDetails',
        'getTrunkRegisterStringByID' => 'core_trunks_getTrunkRegister',
    );

    public function __construct()
    {
        $this->version = $this->installedVersion();
        if (preg_match('/^(\d+)\.0\.\d/', $this->version, $found)) {
            $this->release = (int) $found[1];
        }
    }

    private function installedVersion()
    {
        if (!class_exists('FreePBX') || !class_exists('module_functions')) {
            trunkline_refuse(trunkline_text('no_freepbx'));
        }
        $info = module_functions::create()->getinfo('core');
        if (empty($info['core']['dbversion'])) {
            trunkline_refuse(trunkline_text('no_version'));
        }
        return (string) $info['core']['dbversion'];
    }

    /** Makes ready to read and write; ends the script when FreePBX lacks something that would be called later. */
    public function open()
    {
        $this->core = FreePBX::Core();
        $methods = array('getAllRoutes', 'getDID', 'addDID', 'editDID', 'getDriver');
        $functions = array('needreload');
        if ($this->release >= 14) {
            $methods[] = 'addTrunk';
        } else {
            $functions[] = 'core_trunks_add';
        }
        if ($this->release < 15) {
            array_push(
                $functions, 'core_routing_addbyid', 'core_routing_updatepatterns', 'core_routing_updatetrunks',
                'core_routing_getroutepatternsbyid', 'core_routing_getroutetrunksbyid'
            );
        }
        foreach ($this->readers as $method => $function) {
            if (!method_exists($this->core, $method)) {
                $functions[] = $function;
            }
        }
        $this->demand($this->core, 'FreePBX::Core()', $methods);
        foreach ($functions as $function) {
            if (!function_exists($function)) {
                trunkline_refuse(trunkline_text('no_function', $function . '()'));
            }
        }
        if ($this->release >= 15) {
            $class = 'FreePBX\\modules\\Core\\Components\\Outboundrouting';
            if (!class_exists($class)) {
                trunkline_refuse(trunkline_text('no_function', $class));
            }
            $this->routing = new $class();
            $this->demand($this->routing, 'Outboundrouting', array(
                'add', 'updatePatterns', 'updateTrunks', 'getRoutePatternsById', 'getRouteTrunksById',
            ));
        }
    }

    private function demand($object, $name, $methods)
    {
        foreach ($methods as $method) {
            if (!method_exists($object, $method)) {
                trunkline_refuse(trunkline_text('no_function', $name . '->' . $method . '()'));
            }
        }
    }

    /** Calls one of the readers. */
    private function read($method, $arguments)
    {
        $reader = method_exists($this->core, $method) ? array($this->core, $method) : $this->readers[$method];
        return call_user_func_array($reader, $arguments);
    }

    // ----- Trunks -----

    /** Whether trunks of a technology can be made here. */
    public function hasDriver($tech)
    {
        if ($tech === 'pjsip' && !is_object($this->core->getDriver('pjsip'))) {
            return false;
        }
        return !method_exists($this->core, 'listTrunkTypes')
            || array_key_exists(strtoupper($tech), $this->core->listTrunkTypes());
    }

    /** The names of the PJSIP transports; null where FreePBX does not say. */
    public function transports()
    {
        $driver = $this->core->getDriver('pjsip');
        if (!is_object($driver) || !method_exists($driver, 'getActiveTransports')) {
            return null;
        }
        $names = array();
        foreach ($driver->getActiveTransports() as $transport) {
            $names[] = (string) $transport['value'];
        }
        return array_values(array_filter($names, 'strlen'));
    }

    /** The rows of table trunks, by id. */
    public function trunks()
    {
        $trunks = array();
        foreach ($this->read('listTrunks', array()) as $trunk) {
            $trunks[$trunk['trunkid']] = $trunk;
        }
        return $trunks;
    }

    /** The keywords of a PJSIP trunk. */
    public function pjsipFields($id)
    {
        if (method_exists($this->core, 'getTrunkDetails')) {
            $fields = $this->core->getTrunkDetails($id);
        } else {
            $all = $this->core->getDriver('pjsip')->getAllTrunks();
            $fields = isset($all[$id]) ? $all[$id] : array();
        }
        return is_array($fields) ? $fields : array();
    }

    /** PEER Details as text. */
    public function peerDetails($id)
    {
        return (string) $this->read('getTrunkPeerDetailsByID', array($id));
    }

    /** Register String. */
    public function registerString($id)
    {
        return (string) $this->read('getTrunkRegisterStringByID', array($id));
    }

    /** Adds a trunk and gives its id. */
    public function addTrunk($trunk, $peer)
    {
        $columns = $trunk['columns'] + array('outcid' => '', 'keepcid' => 'off', 'maxchans' => '', 'continue' => 'off');
        $codecs = array();
        foreach ($trunk['codecs'] as $index => $codec) {
            $codecs[$codec] = $index + 1;
        }
        $fields = $trunk['tech'] === 'pjsip' ? $trunk['fields'] + array('codec' => $codecs) : array();
        unset($fields['codecs']);
        // FreePBX also takes fields from what a browser has sent; here there must be nothing of that kind.
        $_POST = array();
        if ($this->release === 13) {
            return $this->addTrunk13($trunk, $columns, $fields, $peer);
        }
        $settings = $fields + $columns + array(
            'channelid' => $trunk['name'], 'dialoutprefix' => '', 'peerdetails' => $peer, 'usercontext' => '',
            'userconfig' => '', 'register' => $trunk['register'], 'failtrunk' => '', 'disabletrunk' => 'off',
            'provider' => '',
        );
        return $this->core->addTrunk($trunk['name'], $trunk['tech'], $settings);
    }

    /** Core 13 has only the function of the screen, which reads a PJSIP trunk's fields from the request. */
    private function addTrunk13($trunk, $columns, $fields, $peer)
    {
        $request = $_REQUEST;
        $_REQUEST = $fields;
        // It also tries to store the list of codecs as text, about which PHP complains.
        set_error_handler(function () {
            return true;
        }, E_NOTICE | E_WARNING);
        $id = core_trunks_add(
            $trunk['tech'], $trunk['name'], '', $columns['maxchans'], $columns['outcid'], $peer, '', '',
            $trunk['register'], $columns['keepcid'], '', 'off', $trunk['name'], '', $columns['continue']
        );
        restore_error_handler();
        $_REQUEST = $request;
        return $id;
    }

    // ----- Outbound routes -----

    /** The rows of table outbound_routes, in their order. */
    public function routes()
    {
        return $this->core->getAllRoutes();
    }

    /** A route's patterns: rows of prefix, match pattern, caller ID, prepend. */
    public function routePatterns($id)
    {
        $rows = $this->routing ? $this->routing->getRoutePatternsById($id) : core_routing_getroutepatternsbyid($id);
        $patterns = array();
        foreach ($rows as $row) {
            $patterns[] = array(
                $row['match_pattern_prefix'], $row['match_pattern_pass'], $row['match_cid'], $row['prepend_digits'],
            );
        }
        return $patterns;
    }

    /** The ids of a route's trunks, in their order. */
    public function routeTrunks($id)
    {
        return $this->routing ? $this->routing->getRouteTrunksById($id) : core_routing_getroutetrunksbyid($id);
    }

    /** Adds a route below all others and gives its id. */
    public function addRoute($route, $trunks)
    {
        $emergency = $route['emergency'] ? 'YES' : '';
        $patterns = $this->patternRows($route);
        if ($this->routing) {
            return $this->routing->add(
                $route['name'], '', '', '', $emergency, '', 'default', 0, $patterns, $trunks, 'bottom', ''
            );
        }
        // What follows the destination differs between 13 and 14; all of it may stay empty.
        return core_routing_addbyid(
            $route['name'], '', '', '', $emergency, '', 'default', 0, $patterns, $trunks, 'bottom', '',
            '', '', '', '', '', '', '', '', ''
        );
    }

    /** Replaces a route's patterns and trunks; all else that it has stays. */
    public function updateRoute($id, $route, $trunks)
    {
        $patterns = $this->patternRows($route);
        if ($this->routing) {
            $this->routing->updatePatterns($id, $patterns, true);
            $this->routing->updateTrunks($id, $trunks, true);
        } else {
            core_routing_updatepatterns($id, $patterns, true);
            core_routing_updatetrunks($id, $trunks, true);
        }
    }

    private function patternRows($route)
    {
        $rows = array();
        foreach ($route['patterns'] as $pattern) {
            $rows[] = array(
                'match_pattern_prefix' => $pattern[0], 'match_pattern_pass' => $pattern[1], 'match_cid' => $pattern[2],
                'prepend_digits' => $pattern[3],
            );
        }
        return $rows;
    }

    // ----- Inbound routes -----

    /** The inbound route of a number for all callers; null if there is none. */
    public function did($number)
    {
        $row = $this->core->getDID($number, '');
        return $row ? $row : null;
    }

    /** Adds an inbound route. */
    public function addDID($fields)
    {
        return (bool) $this->core->addDID($fields);
    }

    /** Changes an inbound route. */
    public function updateDID($fields)
    {
        return (bool) $this->core->editDID($fields['extension'], $fields['cidnum'], $fields);
    }
}
/**
 * All keywords of a PJSIP trunk that its screen stores, with what they are when nobody fills them in, and the first
 * release that has them. A trunk that lacks one can stop FreePBX's reload.
 */
function trunkline_pjsip_defaults($release)
{
    $all = array(
        array('extdisplay', '', 13), array('sv_trunk_name', '', 13), array('sv_usercontext', '', 13),
        array('sv_channelid', '', 13), array('npanxx', '', 13), array('trunk_name', '', 13), array('hcid', 'on', 13),
        array('dialoutopts_cb', 'sys', 13), array('failtrunk_enable', '0', 13), array('username', '', 13),
        array('auth_username', '', 14), array('secret', '', 13), array('authentication', 'outbound', 13),
        array('registration', 'send', 13), array('language', '', 13), array('sip_server', '', 13),
        array('sip_server_port', '', 13), array('context', 'from-pstn', 13), array('transport', '', 13),
        array('dtmfmode', 'rfc4733', 13), array('pjsip_line', 'true', 15),
        array('send_connected_line', $release >= 17 ? 'no' : 'true', 13), array('auth_rejection_permanent', 'off', 13),
        array('forbidden_retry_interval', '30', 13), array('fatal_retry_interval', '30', 13),
        array('retry_interval', '60', 13), array('expiration', '3600', 13), array('max_retries', '10000', 13),
        array('qualify_frequency', '60', 13), array('outbound_proxy', '', 13), array('user_eq_phone', 'no', 13),
        array('contact_user', '', 13), array('from_domain', '', 13), array('from_user', '', 13),
        array('client_uri', '', 13), array('server_uri', '', 13), array('media_address', '', 14), array('aors', '', 14),
        array('aor_contact', '', 13), array('match', '', 13), array('support_path', 'no', 13),
        array('t38_udptl', 'no', 13), array('t38_udptl_ec', 'none', 13), array('t38_udptl_nat', 'no', 13),
        array('t38_udptl_maxdatagram', '', 13), array('fax_detect', 'no', 13), array('trust_rpid', 'no', 13),
        array('sendrpid', 'no', 13), array('trust_id_outbound', 'no', 14), array('identify_by', 'default', 13),
        array('inband_progress', 'no', 13), array('direct_media', 'no', 13), array('rewrite_contact', 'no', 14),
        array('rtp_symmetric', 'yes', 14), array('media_encryption', 'no', 14), array('force_rport', 'yes', 14),
        array('message_context', '', 14),
    );
    $defaults = array();
    foreach ($all as $entry) {
        if ($entry[2] <= $release) {
            $defaults[$entry[0]] = $entry[1];
        }
    }
    return $defaults;
}

/** PEER Details as FreePBX stores them: repeated keys are joined by an ampersand. */
function trunkline_peer_fields($lines)
{
    $fields = array();
    foreach ($lines as $line) {
        $key = trim($line[0]);
        $value = trim($line[1]);
        $fields[$key] = isset($fields[$key]) && $fields[$key] !== '' ? $fields[$key] . '&' . $value : $value;
    }
    return $fields;
}

/** PEER Details as its screen has them. */
function trunkline_peer_text($lines)
{
    $text = array();
    foreach ($lines as $line) {
        $text[] = $line[0] . '=' . $line[1];
    }
    return implode("\n", $text);
}

/** What a planned trunk is, field by field. */
function trunkline_trunk_planned($trunk)
{
    $fields = array('name' => $trunk['name'], 'channelid' => $trunk['name'], 'tech' => $trunk['tech'], 'disabled' => 'off');
    $fields += $trunk['columns'];
    if ($trunk['tech'] === 'pjsip') {
        return $fields + $trunk['fields'] + array('codecs' => implode(',', $trunk['codecs']));
    }
    return $fields + array('register' => $trunk['register']) + trunkline_peer_fields($trunk['peer']);
}

/** The columns of table trunks that the plan knows. */
function trunkline_trunk_columns()
{
    return array('name', 'channelid', 'tech', 'outcid', 'keepcid', 'maxchans', 'continue', 'disabled');
}

/** What a trunk on the PBX is, field by field. */
function trunkline_trunk_there($box, $row)
{
    $fields = array();
    foreach (trunkline_trunk_columns() as $column) {
        $fields[$column] = isset($row[$column]) ? (string) $row[$column] : '';
    }
    $fields['tech'] = strtolower($fields['tech']);
    if ($fields['tech'] === 'pjsip') {
        // The tabs store the number of channels a second time.
        return $fields + $box->pjsipFields($row['trunkid']);
    }
    if ($fields['tech'] !== 'sip') {
        return $fields;
    }
    $lines = array();
    foreach (explode("\n", $box->peerDetails($row['trunkid'])) as $line) {
        if (strpos($line, '=') !== false) {
            $lines[] = explode('=', $line, 2);
        }
    }
    return $fields + array('register' => $box->registerString($row['trunkid'])) + trunkline_peer_fields($lines);
}

/** A value in the one form that is compared: what FreePBX takes for the same is the same. */
function trunkline_trunk_value($field, $value, $fields)
{
    $value = $value === null ? '' : (string) $value;
    if ($field === 'disabled' || $field === 'keepcid' || $field === 'continue') {
        return $value === '' ? 'off' : $value;
    }
    if ($field === 'send_connected_line') {
        return $value === 'true' ? 'yes' : ($value === 'false' ? 'no' : $value);
    }
    if ($field === 'sip_server_port') {
        return $value === '' ? '5060' : $value;
    }
    if ($field === 'match') {
        return $value === '' && isset($fields['sip_server']) ? (string) $fields['sip_server'] : $value;
    }
    return $value;
}

/** What differs between a trunk on the PBX and the plan; for chan_sip also what PEER Details have too many. */
function trunkline_trunk_differences($there, $planned)
{
    $differences = array();
    $columns = trunkline_trunk_columns();
    foreach ($planned as $field => $value) {
        $stored = isset($there[$field]) ? $there[$field] : '';
        if (trunkline_trunk_value($field, $stored, $there) !== trunkline_trunk_value($field, $value, $planned)) {
            $differences[$field] = array($stored, $value);
        }
    }
    foreach ($there as $field => $stored) {
        if ($planned['tech'] === 'sip' && !isset($planned[$field]) && !in_array($field, $columns, true)) {
            $differences[$field] = array($stored, '');
        }
    }
    return $differences;
}

/** The rows of the trunks that have a name: as their own, or as the one that Asterisk knows them by. */
function trunkline_trunks_named($box, $name)
{
    $found = array();
    foreach ($box->trunks() as $row) {
        if ((string) $row['name'] === $name || (string) $row['channelid'] === $name) {
            $found[] = $row;
        }
    }
    return $found;
}

/** Compares a trunk, and adds it where it is missing. Returns its id, null where it has none yet. */
function trunkline_trunk($box, $trunk, $options, &$count)
{
    trunkline_say(trunkline_text('trunk', $trunk['name']));
    $planned = trunkline_trunk_planned($trunk);
    $found = trunkline_trunks_named($box, $trunk['name']);
    if (count($found) > 1) {
        trunkline_say(trunkline_text('double', count($found), $found[0]['trunkid'] . ', ' . $found[1]['trunkid']));
        $count['different']++;
        return $found[0]['trunkid'];
    }
    if ($found) {
        $id = $found[0]['trunkid'];
        $differences = trunkline_trunk_differences(trunkline_trunk_there($box, $found[0]), $planned);
        trunkline_say(trunkline_text($differences ? 'differs' : 'same', $id));
        if ($differences) {
            trunkline_say_differences($differences);
            trunkline_say(trunkline_text('by_hand'));
            $count['different']++;
        }
        return $id;
    }
    if (!$options['apply']) {
        trunkline_say(trunkline_text('add'));
        trunkline_say_fields($planned);
        $count['missing']++;
        return null;
    }
    if ($trunk['tech'] === 'pjsip') {
        $trunk['fields'] += trunkline_pjsip_defaults($box->release);
    }
    $id = $box->addTrunk($trunk, trunkline_peer_text($trunk['peer']));
    $count['written']++;
    trunkline_say(trunkline_text('added', $id));
    trunkline_say_fields($planned);
    $found = trunkline_trunks_named($box, $trunk['name']);
    $there = $found ? trunkline_trunk_there($box, $found[0]) : array();
    trunkline_check(trunkline_trunk_differences($there, $planned), $count);
    return $id;
}

/** Says when FreePBX has kept something else than it was given. */
function trunkline_check($differences, &$count)
{
    if ($differences) {
        trunkline_say(trunkline_text('not_as_written'));
        trunkline_say_differences($differences);
        $count['different']++;
    }
}
/** A pattern as FreePBX keeps it: capital letters, and only what may stand in a pattern. */
function trunkline_pattern($pattern)
{
    $kept = array();
    foreach ($pattern as $part) {
        $kept[] = preg_replace('/[^0-9*#+.XNZ\[\]-]/', '', strtoupper(trim($part)));
    }
    return $kept;
}

/** A pattern for people, as the screen has it: (prepend) prefix | [match pattern / caller ID]. */
function trunkline_pattern_text($pattern)
{
    return '(' . $pattern[3] . ') ' . $pattern[0] . ' | [' . $pattern[1] . ' / ' . $pattern[2] . ']';
}

/** A route's patterns, each as text; their order means nothing to FreePBX. */
function trunkline_pattern_set($patterns)
{
    $set = array();
    foreach ($patterns as $pattern) {
        $text = trunkline_pattern_text(trunkline_pattern($pattern));
        $set[$text] = $text;
    }
    ksort($set, SORT_STRING);
    return $set;
}

/** Ends the script when a pattern would not be kept as it is. */
function trunkline_check_patterns($plan)
{
    foreach ($plan['routes'] as $route) {
        foreach ($route['patterns'] as $pattern) {
            if (trunkline_pattern($pattern) !== $pattern) {
                trunkline_refuse(trunkline_text('bad_pattern', trunkline_pattern_text($pattern), $route['name']));
            }
        }
    }
}

/** The routes on the PBX that have a name. */
function trunkline_routes_named($box, $name)
{
    $found = array();
    foreach ($box->routes() as $row) {
        if ((string) $row['name'] === $name) {
            $found[] = $row;
        }
    }
    return $found;
}

/** What differs between a route on the PBX and the plan. */
function trunkline_route_differences($box, $row, $route)
{
    $differences = array();
    $columns = array('emergency_route' => $route['emergency'] ? 'YES' : '', 'outcid' => '', 'password' => '');
    foreach ($columns as $field => $planned) {
        $stored = isset($row[$field]) ? (string) $row[$field] : '';
        if ($stored !== $planned) {
            $differences[$field] = array($stored, $planned);
        }
    }
    $names = array();
    foreach ($box->trunks() as $trunk) {
        $isPlanned = in_array((string) $trunk['channelid'], $route['trunks'], true);
        $names[$trunk['trunkid']] = (string) ($isPlanned ? $trunk['channelid'] : $trunk['name']);
    }
    $stored = array();
    foreach ($box->routeTrunks($row['route_id']) as $id) {
        $stored[] = isset($names[$id]) ? $names[$id] : $id;
    }
    if ($stored !== $route['trunks']) {
        $differences['trunks'] = array(implode(', ', $stored), implode(', ', $route['trunks']));
    }
    $there = trunkline_pattern_set($box->routePatterns($row['route_id']));
    $planned = trunkline_pattern_set($route['patterns']);
    foreach (array_diff_key($planned, $there) as $pattern) {
        $differences['pattern ' . $pattern] = array('', $pattern);
    }
    foreach (array_diff_key($there, $planned) as $pattern) {
        $differences['pattern ' . $pattern] = array($pattern, '');
    }
    return $differences;
}

/** Compares a route, and adds or changes it where that is wanted. */
function trunkline_route($box, $route, $ids, $options, &$count)
{
    trunkline_say(trunkline_text('route', $route['name']));
    $found = trunkline_routes_named($box, $route['name']);
    if (count($found) > 1) {
        trunkline_say(trunkline_text('double', count($found), $found[0]['route_id'] . ', ' . $found[1]['route_id']));
        $count['different']++;
        return;
    }
    $trunks = array();
    foreach ($route['trunks'] as $name) {
        $trunks[] = isset($ids[$name]) ? $ids[$name] : null;
    }
    if (!$found) {
        if ($options['apply']) {
            $id = $box->addRoute($route, $trunks);
            $count['written']++;
            trunkline_say(trunkline_text('added', $id));
        } else {
            trunkline_say(trunkline_text('add'));
            $count['missing']++;
        }
        trunkline_say_fields(array(
            'emergency_route' => $route['emergency'] ? 'YES' : '', 'trunks' => implode(', ', $route['trunks']),
        ));
        foreach (trunkline_pattern_set($route['patterns']) as $pattern) {
            trunkline_say('      ' . $pattern);
        }
        if ($options['apply']) {
            $found = trunkline_routes_named($box, $route['name']);
            $missing = array('name' => array('', $route['name']));
            trunkline_check($found ? trunkline_route_differences($box, $found[0], $route) : $missing, $count);
        }
        return;
    }
    $id = $found[0]['route_id'];
    $differences = trunkline_route_differences($box, $found[0], $route);
    trunkline_say(trunkline_text($differences ? 'differs' : 'same', $id));
    if (!$differences) {
        return;
    }
    trunkline_say_differences($differences);
    $own = array_diff_key($differences, array('emergency_route' => 1, 'outcid' => 1, 'password' => 1));
    if ($own && !($options['apply'] && $options['update'] && !in_array(null, $trunks, true))) {
        trunkline_say(trunkline_text('not_updated'));
        $count['different']++;
        return;
    }
    if ($own) {
        $box->updateRoute($id, $route, $trunks);
        $count['written']++;
        trunkline_say(trunkline_text('updated'));
        $found = trunkline_routes_named($box, $route['name']);
        $differences = trunkline_route_differences($box, $found[0], $route);
        trunkline_say_differences($differences);
    }
    if ($differences) {
        trunkline_say(trunkline_text('by_hand'));
        $count['different']++;
    }
}

/** The first route that fits takes a call: says when the planned ones stand in another order, and what comes before. */
function trunkline_route_order($box, $plan, &$count)
{
    $planned = array();
    foreach ($plan['routes'] as $route) {
        $planned[] = $route['name'];
    }
    $there = array();
    $others = array();
    foreach ($box->routes() as $row) {
        if (in_array((string) $row['name'], $planned, true)) {
            $there[] = (string) $row['name'];
        } elseif (count($there) < count($planned)) {
            $others[] = (string) $row['name'];
        }
    }
    $wanted = array_values(array_intersect($planned, $there));
    if (array_values(array_unique($there)) !== $wanted) {
        trunkline_say(trunkline_text('route_order', implode(', ', $there), implode(', ', $wanted)));
        $count['different']++;
    }
    if ($planned && $others) {
        trunkline_say(trunkline_text('other_routes', implode(', ', $others)));
    }
}
/** What an inbound route is when nobody fills it in, besides its number and destination. */
function trunkline_did_defaults()
{
    return array(
        'cidnum' => '', 'privacyman' => '0', 'pmmaxretries' => '3', 'pmminlength' => '10', 'alertinfo' => '',
        'ringing' => '', 'fanswer' => '', 'reversal' => '', 'mohclass' => 'default', 'grppre' => '',
        'delay_answer' => '0', 'pricid' => '', 'rvolume' => '', 'indication_zone' => 'default',
    );
}

/** What differs between an inbound route on the PBX and the plan. */
function trunkline_did_differences($there, $planned)
{
    $differences = array();
    foreach (array('destination', 'description') as $field) {
        $stored = isset($there[$field]) ? (string) $there[$field] : '';
        if ($stored !== $planned[$field]) {
            $differences[$field] = array($stored, $planned[$field]);
        }
    }
    return $differences;
}

/** Compares an inbound route, and adds or changes it where that is wanted; one that is as it should be is only counted. */
function trunkline_did($box, $did, $options, &$count)
{
    $planned = array('extension' => $did[0], 'destination' => $did[1], 'description' => $did[2]);
    $there = $box->did($did[0]);
    if ($there === null) {
        trunkline_say(trunkline_text('did', $did[0]));
        if ($options['apply']) {
            $box->addDID($planned + trunkline_did_defaults());
            $count['written']++;
        } else {
            $count['missing']++;
        }
        trunkline_say(trunkline_text($options['apply'] ? 'added_did' : 'add'));
        trunkline_say_fields(array('destination' => $did[1], 'description' => $did[2]));
        if ($options['apply']) {
            $there = $box->did($did[0]);
            trunkline_check(trunkline_did_differences($there === null ? array() : $there, $planned), $count);
        }
        return;
    }
    $differences = trunkline_did_differences($there, $planned);
    if (!$differences) {
        $count['same_dids']++;
        return;
    }
    trunkline_say(trunkline_text('did', $did[0]));
    trunkline_say(trunkline_text('differs_did'));
    trunkline_say_differences($differences);
    if (!$options['apply'] || !$options['update']) {
        trunkline_say(trunkline_text('not_updated'));
        $count['different']++;
        return;
    }
    $box->updateDID($planned + $there + trunkline_did_defaults());
    $count['written']++;
    trunkline_say(trunkline_text('updated'));
    trunkline_say(trunkline_text('other_modules'));
    $there = $box->did($did[0]);
    trunkline_check(trunkline_did_differences($there === null ? array() : $there, $planned), $count);
}
/** Refuses a core module that this script does not know, or that its settings are not for. */
function trunkline_check_version($box, $plan)
{
    $known = trunkline_releases();
    if (!isset($known[$box->release])) {
        $releases = array_keys($known);
        $range = $releases[0] . '.0 - ' . end($releases) . '.0';
        trunkline_refuse(trunkline_text('unknown_version', $box->version, $range));
    }
    if (!in_array((string) $box->release, $plan['releases'], true)) {
        trunkline_refuse(trunkline_text('other_version', $box->version, $plan['versions']));
    }
    if (version_compare($box->version, $known[$box->release], '>')) {
        trunkline_say(trunkline_text('newer_version', $box->version, $known[$box->release]));
    }
    // These put an option into the registration that Asterisk does not know there (FreePBX issues 482, 519, 522).
    $broken = version_compare($box->version, '17.0.18.2', '>=') && version_compare($box->version, '17.0.18.4', '<=');
    foreach ($plan['trunks'] as $trunk) {
        if ($broken && $trunk['tech'] === 'pjsip') {
            trunkline_say(trunkline_text('broken_registration', $box->version));
            $broken = false;
        }
    }
}

/** Refuses what would only half work on this PBX, as long as a trunk is still to be added. */
function trunkline_check_drivers($box, $plan)
{
    foreach ($plan['trunks'] as $trunk) {
        if (trunkline_trunks_named($box, $trunk['name'])) {
            continue;
        }
        if (!$box->hasDriver($trunk['tech'])) {
            trunkline_refuse(trunkline_text('no_driver', $trunk['tech']));
        }
        $transports = $trunk['tech'] === 'pjsip' ? $box->transports() : null;
        if ($transports !== null && !in_array($trunk['fields']['transport'], $transports, true)) {
            $names = implode(', ', $transports);
            trunkline_refuse(trunkline_text('no_transport', $trunk['fields']['transport'], $names));
        }
    }
}

/** Compares everything and writes what is wanted. */
function trunkline_work($box, $plan, $options, &$count)
{
    $ids = array();
    foreach ($plan['trunks'] as $trunk) {
        $ids[$trunk['name']] = trunkline_trunk($box, $trunk, $options, $count);
    }
    foreach ($plan['routes'] as $route) {
        trunkline_route($box, $route, $ids, $options, $count);
    }
    trunkline_route_order($box, $plan, $count);
    foreach ($plan['dids'] as $did) {
        trunkline_did($box, $did, $options, $count);
    }
    if ($count['same_dids'] > 0) {
        trunkline_say(trunkline_text('same_dids', $count['same_dids']));
    }
}

/** Says which of Asterisk's own files do not stand where they should. */
function trunkline_check_includes($plan)
{
    global $amp_conf;
    if (empty($amp_conf['ASTETCDIR'])) {
        return;
    }
    foreach ($plan['includes'] as $pair) {
        $parent = $amp_conf['ASTETCDIR'] . '/' . $pair[0];
        $child = $amp_conf['ASTETCDIR'] . '/' . $pair[1];
        $included = is_readable($parent) && strpos(file_get_contents($parent), $pair[1]) !== false;
        if (!$included || !is_file($child)) {
            trunkline_say(trunkline_text('not_included', $child, $parent));
        }
    }
}

/** Does it all; returns the exit code. */
function trunkline_run($plan, $options)
{
    $count = array('missing' => 0, 'different' => 0, 'written' => 0, 'same_dids' => 0);
    $failure = null;
    try {
        $box = new TrunklineBox();
        trunkline_check_version($box, $plan);
        trunkline_check_patterns($plan);
        $box->open();
        foreach ($plan['trunks'] as $index => $trunk) {
            if ($options['transport'] !== null && $trunk['tech'] === 'pjsip') {
                $plan['trunks'][$index]['fields']['transport'] = $options['transport'];
            }
        }
        trunkline_check_drivers($box, $plan);
        trunkline_say(trunkline_text($options['apply'] ? 'mode_apply' : 'mode_dry', $box->version, $plan['name']));
        trunkline_work($box, $plan, $options, $count);
        trunkline_check_includes($plan);
    } catch (Exception $exception) {
        $failure = $exception;
    } catch (Throwable $error) {
        $failure = $error;
    }
    if ($count['written'] > 0) {
        needreload();
    }
    if ($failure !== null) {
        trunkline_say(trunkline_text('failed', $failure->getMessage()));
        if ($count['written'] > 0) {
            trunkline_say(trunkline_text('failed_partly'));
            trunkline_say(trunkline_text('reload'));
        }
        return 2;
    }
    if ($count['written'] > 0) {
        trunkline_say(trunkline_text('done', $count['written'], $count['different']));
        trunkline_say(trunkline_text('reload'));
    } elseif ($count['missing'] + $count['different'] > 0) {
        trunkline_say(trunkline_text('to_do', $count['missing'], $count['different']));
    } else {
        trunkline_say(trunkline_text('nothing'));
    }
    return $count['missing'] + $count['different'] > 0 ? 1 : 0;
}

$trunkline_options = trunkline_options($trunkline_plan, $argv);
trunkline_mask($trunkline_plan);
$trunkline_conf = trunkline_conf();
// FreePBX's own start-up has to run outside of any function: it sets global variables.
$bootstrap_settings['freepbx_auth'] = false;
register_shutdown_function('trunkline_unfinished');
include_once $trunkline_conf;
$trunkline_status = trunkline_run($trunkline_plan, $trunkline_options);
$trunkline_finished = true;
exit($trunkline_status);
