<?php
// Releases 13 and 14: global functions.

if (FakeState::$release === 13) {
    function core_trunks_listbyid()
    {
        $rows = array();
        foreach (FakeState::$data['trunks'] as $trunk) {
            $rows[$trunk['trunkid']] = $trunk;
        }
        return $rows;
    }

    function core_trunks_add(
        $tech, $channelid, $dialoutprefix, $maxchans, $outcid, $peerdetails, $usercontext, $userconfig, $register, $keepcid,
        $failtrunk, $disabletrunk, $name = '', $provider = '', $continue = 'off', $dialopts = false
    ) {
        FakeState::call('core_trunks_add');
        // The fields of a PJSIP trunk come from the request, and the list of codecs is stored as text too.
        $fields = $tech === 'pjsip' ? $_REQUEST : array();
        if (isset($fields['codec'])) {
            $asText = (string) @$fields['codec'];
        }
        return FakeState::addTrunk($name, $tech, $fields + array(
            'channelid' => $channelid, 'maxchans' => $maxchans, 'outcid' => $outcid, 'peerdetails' => $peerdetails,
            'register' => $register, 'keepcid' => $keepcid, 'continue' => $continue,
        ));
    }

    function core_trunks_getTrunkPeerDetails($id)
    {
        $text = '';
        foreach (FakeState::$data['sip']['tr-peer-' . $id] as $key => $value) {
            $text .= $key === 'account' ? '' : $key . '=' . $value . "\n";
        }
        return $text;
    }

    function core_trunks_getTrunkRegister($id)
    {
        return isset(FakeState::$data['sip']['tr-reg-' . $id]) ? FakeState::$data['sip']['tr-reg-' . $id]['register'] : null;
    }
}

function core_routing_addbyid(
    $name, $outcid, $outcid_mode, $password, $emergency, $intracompany, $mohclass, $time_group_id, $patterns, $trunks,
    $seq = 'new', $dest = ''
) {
    FakeState::call('core_routing_addbyid');
    return FakeState::addRoute($name, $emergency, $mohclass, $patterns, $trunks, $seq);
}

function core_routing_updatepatterns($id, &$patterns, $delete = false)
{
    FakeState::call('core_routing_updatepatterns');
    FakeState::$data['routes'][FakeState::route($id)]['patterns'] = FakeState::patterns($patterns);
}

function core_routing_updatetrunks($id, &$trunks, $delete = false)
{
    FakeState::call('core_routing_updatetrunks');
    FakeState::$data['routes'][FakeState::route($id)]['trunks'] = array_map('strval', $trunks);
}

function core_routing_getroutepatternsbyid($id)
{
    return FakeState::$data['routes'][FakeState::route($id)]['patterns'];
}

function core_routing_getroutetrunksbyid($id)
{
    return FakeState::$data['routes'][FakeState::route($id)]['trunks'];
}
