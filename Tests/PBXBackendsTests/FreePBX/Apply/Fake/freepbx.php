<?php
// Stands in for /etc/freepbx.conf: FreePBX's own functions, as far as the apply script calls them, as the core module's
// source has them (release 13: global functions that read the request; 14: addTrunk; 15 and later: Outboundrouting).
//
// FAKE_CORE is the core module's version; FAKE_STATE is a JSON file that holds what FreePBX's database would hold, and
// `calls`, all that has changed it. FAKE_LACKS names functions that this FreePBX does not have.

// FreePBX makes an error of every warning.
set_error_handler(function ($level, $message, $file, $line) {
    throw new ErrorException("$message at $line", 0, $level, $file, $line);
});

class FakeState
{
    public static $release;
    public static $data;

    public static function open()
    {
        self::$release = (int) getenv('FAKE_CORE');
        $empty = array(
            'trunks' => array(), 'pjsip' => array(), 'sip' => array(), 'rules' => array(), 'routes' => array(),
            'dids' => array(), 'calls' => array(), 'transports' => array('0.0.0.0-udp'),
            'types' => array('PJSIP', 'SIP', 'CUSTOM'), 'breaks' => '', 'mangles' => false,
        );
        $text = is_file(getenv('FAKE_STATE')) ? file_get_contents(getenv('FAKE_STATE')) : '';
        self::$data = ($text === '' ? array() : json_decode($text, true)) + $empty;
    }

    public static function call($name)
    {
        self::$data['calls'][] = $name;
        if (self::$data['breaks'] === $name) {
            self::close();
            throw new Exception('SQLSTATE[23000] in ' . $name . ' for ' . json_encode(self::$data['pjsip']));
        }
    }

    public static function close()
    {
        file_put_contents(getenv('FAKE_STATE'), json_encode(self::$data, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE));
    }

    public static function lacks($name)
    {
        return in_array($name, explode(',', (string) getenv('FAKE_LACKS')), true);
    }

    /** Writes a trunk as Core::addTrunk does. */
    public static function addTrunk($name, $tech, $settings)
    {
        $id = 1;
        foreach (self::$data['trunks'] as $trunk) {
            $id += $trunk['trunkid'] == $id ? 1 : 0;
        }
        if ($tech === 'pjsip') {
            $codecs = empty($settings['codec']) ? array('ulaw' => 1, 'alaw' => 2) : $settings['codec'];
            $settings['codecs'] = implode(',', array_keys($codecs));
            $ignored = array(
                'tech', 'outcid', 'keepcid', 'maxhans', 'failtrunk', 'dialoutprefix', 'channelid', 'usercontext',
                'provider', 'disabledtrunk', 'continue', 'display', 'action', 'Submit', 'prepend_digit',
                'pattern_prefix', 'pattern_pass',
            );
            $rows = array();
            foreach ($settings as $keyword => $value) {
                if (!in_array($keyword, $ignored, true) && !is_array($value) && $value !== null) {
                    $rows[$keyword] = (string) $value;
                }
            }
            if (self::$data['mangles']) {
                $rows['secret'] = addslashes($rows['secret']);
            }
            self::$data['pjsip'][$id] = $rows;
        } else {
            $peer = array('account' => $settings['channelid']);
            foreach (preg_split('#<br />#', nl2br($settings['peerdetails'])) as $line) {
                $pair = preg_split('/=/', trim($line), 2);
                if (count($pair) === 2) {
                    $key = trim($pair[0]);
                    $peer[$key] = empty($peer[$key]) ? trim($pair[1]) : $peer[$key] . '&' . trim($pair[1]);
                }
            }
            self::$data['sip']['tr-peer-' . $id] = $peer;
            if ($settings['register'] !== '') {
                self::$data['sip']['tr-reg-' . $id] = array('register' => $settings['register']);
            }
        }
        self::$data['trunks'][] = array(
            'trunkid' => $id, 'name' => $name, 'tech' => $tech, 'outcid' => $settings['outcid'],
            'keepcid' => $settings['keepcid'], 'maxchans' => $settings['maxchans'], 'failscript' => '',
            'dialoutprefix' => '', 'channelid' => $settings['channelid'], 'usercontext' => null, 'provider' => null,
            'disabled' => 'off', 'continue' => $settings['continue'], 'routedisplay' => 'on',
        );
        usort(self::$data['trunks'], function ($one, $other) {
            return $one['trunkid'] - $other['trunkid'];
        });
        return $id;
    }

    /** Keeps patterns as FreePBX does: filtered, the first of equal ones, in no order of their own. */
    public static function patterns($patterns)
    {
        $kept = array();
        foreach ($patterns as $pattern) {
            $row = array();
            foreach (array('match_pattern_prefix', 'match_pattern_pass', 'match_cid', 'prepend_digits') as $column) {
                $row[$column] = preg_replace('/[^0-9\*\#\+\-\.\[\]xXnNzZ]/', '', strtoupper(trim($pattern[$column])));
            }
            $key = $row['match_pattern_prefix'] . $row['match_pattern_pass'] . $row['match_cid'];
            if ($key !== '' && !isset($kept[$key])) {
                $kept[$key] = $row;
            }
        }
        usort($kept, function ($one, $other) {
            return strcmp(
                $one['match_pattern_prefix'] . ' ' . $one['match_pattern_pass'],
                $other['match_pattern_prefix'] . ' ' . $other['match_pattern_pass']
            );
        });
        return array_values($kept);
    }

    public static function addRoute($name, $emergency, $mohclass, $patterns, $trunks, $seq)
    {
        if ($seq !== 'bottom') {
            throw new Exception("the fake only knows the bottom, not $seq");
        }
        $id = 1;
        foreach (self::$data['routes'] as $route) {
            $id = max($id, $route['route_id'] + 1);
        }
        self::$data['routes'][] = array(
            'route_id' => $id, 'name' => $name, 'outcid' => '', 'outcid_mode' => '', 'password' => '',
            'emergency_route' => $emergency, 'intracompany_route' => '', 'mohclass' => $mohclass,
            'patterns' => self::patterns($patterns), 'trunks' => array_map('strval', $trunks),
        );
        return $id;
    }

    public static function route($id)
    {
        foreach (self::$data['routes'] as $index => $route) {
            if ($route['route_id'] == $id) {
                return $index;
            }
        }
        throw new Exception("no route $id");
    }
}

class FakeDriver
{
    public function getActiveTransports()
    {
        $list = array(array('value' => '', 'text' => 'Auto'));
        foreach (FakeState::$data['transports'] as $name) {
            $list[] = array('value' => $name, 'text' => $name);
        }
        return $list;
    }

    public function getAllTrunks()
    {
        return FakeState::$data['pjsip'];
    }
}

class FakeCore
{
    public function getDriver($name)
    {
        return $name === 'pjsip' && in_array('PJSIP', FakeState::$data['types'], true) ? new FakeDriver() : false;
    }

    public function listTrunkTypes()
    {
        return array_fill_keys(FakeState::$data['types'], 'a type');
    }

    public function getAllRoutes()
    {
        $rows = array();
        foreach (FakeState::$data['routes'] as $seq => $route) {
            unset($route['patterns'], $route['trunks']);
            $rows[] = $route + array('seq' => $seq);
        }
        return $rows;
    }

    public function getDID($extension = '', $cidnum = '')
    {
        $key = $extension . '/' . $cidnum;
        return isset(FakeState::$data['dids'][$key]) ? FakeState::$data['dids'][$key] : false;
    }

    public function addDID($settings)
    {
        FakeState::call('addDID');
        if ($this->getDID($settings['extension'], $settings['cidnum'])) {
            return false;
        }
        if (!isset($settings['destination'], $settings['mohclass'], $settings['pmmaxretries'])) {
            throw new Exception('an inbound route lacks something');
        }
        FakeState::$data['dids'][$settings['extension'] . '/' . $settings['cidnum']] = $settings;
        return true;
    }

    public function editDID($extension, $cidnum, $incoming)
    {
        FakeState::call('editDID');
        FakeState::$data['dids'][$extension . '/' . $cidnum] = $incoming;
        return true;
    }
}

class FakeCore14 extends FakeCore
{
    public function addTrunk($name, $tech, $settings, $editmode = false)
    {
        FakeState::call('addTrunk');
        return FakeState::addTrunk($name, $tech, array_merge($settings, $tech === 'pjsip' ? $_POST : array()));
    }

    public function listTrunks()
    {
        $rows = array();
        foreach (FakeState::$data['trunks'] as $trunk) {
            $rows[$trunk['trunkid']] = $trunk;
        }
        return $rows;
    }

    public function getTrunkDetails($id)
    {
        return FakeState::$data['pjsip'][$id];
    }

    public function getTrunkPeerDetailsByID($id)
    {
        $text = null;
        foreach (FakeState::$data['sip']['tr-peer-' . $id] as $key => $value) {
            if ($key !== 'account') {
                $text .= $key . '=' . $value . "\n";
            }
        }
        return $text;
    }

    public function getTrunkRegisterStringByID($id)
    {
        return isset(FakeState::$data['sip']['tr-reg-' . $id]) ? FakeState::$data['sip']['tr-reg-' . $id]['register'] : null;
    }
}

class FreePBX
{
    public static function Core()
    {
        static $core = null;
        if ($core === null) {
            $core = FakeState::$release >= 14 ? new FakeCore14() : new FakeCore();
        }
        return $core;
    }
}

class module_functions
{
    public static function create()
    {
        return new module_functions();
    }

    public function getinfo($module)
    {
        return array($module => array('rawname' => $module, 'dbversion' => getenv('FAKE_CORE')));
    }
}

function needreload()
{
    FakeState::call('needreload');
}

$amp_conf['ASTETCDIR'] = dirname(getenv('FAKE_STATE'));
FakeState::open();
register_shutdown_function(array('FakeState', 'close'));
require __DIR__ . (FakeState::$release >= 15 ? '/routing.php' : '/functions.php');
