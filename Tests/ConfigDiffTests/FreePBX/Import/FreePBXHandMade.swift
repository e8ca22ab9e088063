import ConfigFormats

/// Databases as people leave them, written by hand.
enum FreePBXHandMade {
    /// FreePBX 15 of an office that dials 9 for outside: ISDN that stayed, two accounts at the provider and an old one, a
    /// route for help over ISDN, one that refuses 0900, one with a code, numbers of every kind.
    static let office = """
        -- MySQL dump 10.14  Distrib 5.5.65-MariaDB
        INSERT INTO `trunks` (`trunkid`,`name`,`tech`,`outcid`,`keepcid`,`maxchans`,`dialoutprefix`,`channelid`,`disabled`,`continue`) VALUES
        (1,'ISDN','dahdi','','off','','','g0','off','off'),
        (2,'callvoip_1','pjsip','"Kantoor" <+31508200000>','off','4','','callvoip_1','off','off'),
        (3,'callvoip_2','pjsip','<+31508200000>','off','4','','callvoip_2','off','on'),
        (4,'callvoip_oud','pjsip','','off','','','callvoip_oud','on','off'),
        (5,'Andere','sip','','off','','','andere','off','off');
        INSERT INTO `pjsip` (`id`,`keyword`,`data`,`flags`) VALUES
        ('2','username','trunk8200-a',0),
        ('2','secret','Gr0n-ingen!',0),
        ('2','sip_server','pbx.callvoip.nl',0),
        ('2','sip_server_port','5060',0),
        ('2','registration','send',0),
        ('2','authentication','outbound',0),
        ('2','context','from-pstn',0),
        ('2','codecs','g722,alaw',0),
        ('2','dtmfmode','inband',0),
        ('2','match','185.19.236.0/22,192.0.2.7',0),
        ('2','auth_username','kantoor-login',0),
        ('3','username','trunk8200-b',0),
        ('3','secret','',0),
        ('3','sip_server','pbx.callvoip.nl',0),
        ('3','sip_server_port','',0),
        ('3','context','from-pstn',0),
        ('4','username','trunk8199',0),
        ('4','secret','oud',0),
        ('4','sip_server','pbx.callvoip.nl',0);
        INSERT INTO `sip` (`id`,`keyword`,`data`,`flags`) VALUES
        ('tr-peer-5','account','andere',2),
        ('tr-peer-5','host','sip.example.net',3),
        ('tr-peer-5','username','ander',4),
        ('tr-peer-5','secret','geheim',5),
        ('tr-peer-5','type','peer',6),
        ('tr-reg-5','register','ander:geheim@sip.example.net/31850000000',0),
        ('201','secret','toestel',2);
        INSERT INTO `trunk_dialpatterns` (`trunkid`,`match_pattern_prefix`,`match_pattern_pass`,`prepend_digits`,`seq`) VALUES
        (2,'0','[1-9]XXXXXXXX','+31',1),(2,'00','X.','+',0),
        (3,'0','[1-9]XXXXXXXX','+31',1),(3,'00','X.','+',0);
        INSERT INTO `outbound_routes` (`route_id`,`name`,`outcid`,`password`,`emergency_route`,`intracompany_route`,`time_group_id`,`dest`) VALUES
        (1,'Hulp','','','YES','',0,''),
        (2,'Niet bellen','','','','',0,''),
        (3,'Uit','','','','',0,''),
        (4,'Buitenland','','4321','','',2,'app-blackhole,busy,1'),
        (5,'Anders','','','','',0,'');
        INSERT INTO `outbound_route_patterns` (`route_id`,`match_pattern_prefix`,`match_pattern_pass`,`match_cid`,`prepend_digits`) VALUES
        (1,'','112','',''),(1,'9','112','',''),
        (2,'9','0900X.','',''),(2,'9','0906X.','',''),
        (3,'9','0[1-9]XXXXXXXX','',''),(3,'9','nxxxxxx','','050'),(3,'9','(0)X.','',''),
        (4,'9','00X.','',''),
        (5,'8','0X.','','');
        INSERT INTO `outbound_route_sequence` (`route_id`,`seq`) VALUES (1,0),(2,1),(3,2),(4,3),(5,4);
        INSERT INTO `outbound_route_trunks` (`route_id`,`trunk_id`,`seq`) VALUES
        (1,1,0),(1,2,1),(3,3,1),(3,2,0),(4,2,0),(4,4,1),(5,5,0);
        INSERT INTO `incoming` (`cidnum`,`extension`,`destination`,`description`) VALUES
        ('','+31508200000','timeconditions,1,1','Hoofdnummer'),
        ('','+31508200010','from-did-direct,210,1','Jan'),
        ('','_+3150820002X','ext-group,620,1','Groep'),
        ('0612345678','+31508200010','from-did-direct,211,1','De baas'),
        ('','+31508200030','ivr-3,s,1',''),
        ('','+31508200031','ext-local,vmu231,1','Antwoordapparaat'),
        ('','','app-blackhole,hangup,1','');
        """

    /// Elastix with chan_sip: two providers, numbers without an outside line, a hidden caller ID, each trunk registered in
    /// another spelling.
    static let elastix = """
        INSERT INTO `trunks` (`trunkid`,`name`,`tech`,`outcid`,`keepcid`,`maxchans`,`dialoutprefix`,`channelid`,`disabled`) VALUES
        (1,'Callvoip','sip','0508200000','on','','','callvoip','off'),
        (2,'Reserve','sip','hidden','off','','00','reserve','off');
        INSERT INTO `sip` (`id`,`keyword`,`data`,`flags`) VALUES
        ('tr-peer-1','host','pbx.callvoip.nl',2),
        ('tr-peer-1','username','31508200000',3),
        ('tr-peer-1','secret','a;b',4),
        ('tr-peer-1','type','friend',5),
        ('tr-peer-1','insecure','very',6),
        ('tr-peer-1','disallow','all',7),
        ('tr-peer-1','allow','alaw&ulaw',8),
        ('tr-peer-1','dtmfmode','rfc2833',9),
        ('tr-reg-1','register','31508200000:a;b@pbx.callvoip.nl/31508200000',0),
        ('tr-peer-2','host','192.0.2.99',2),
        ('tr-peer-2','type','peer',3),
        ('tr-peer-2','port','5070',4),
        ('tr-peer-2','context','from-trunk',5),
        ('tr-reg-2','register','reserve:geheim@reserve/4711',0);
        INSERT INTO `outbound_routes` (`route_id`,`name`,`emergency_route`) VALUES (7,'Uit',''),(8,'Reserve','');
        INSERT INTO `outbound_route_patterns` (`route_id`,`match_pattern_prefix`,`match_pattern_pass`,`match_cid`,`prepend_digits`) VALUES
        (7,'0','[1-9]XXXXXXXX','','0031'),(7,'00','X.','','00'),(7,'','112','',''),
        (8,'7','X.','','');
        INSERT INTO `outbound_route_sequence` (`route_id`,`seq`) VALUES (7,1),(8,0);
        INSERT INTO `outbound_route_trunks` (`route_id`,`trunk_id`,`seq`) VALUES (7,1,0),(7,2,1),(8,2,0);
        INSERT INTO `incoming` (`cidnum`,`extension`,`destination`) VALUES ('','','ext-queues,500,1');
        """
}
